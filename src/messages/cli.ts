export const cliMessages = {};
