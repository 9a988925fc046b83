export const simulatorMessages = {};
