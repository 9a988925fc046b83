export const dsoMessages = {};
