export const outputMessages = {};
