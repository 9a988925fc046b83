/** The messages of the commands, by topic. The other folders have messages of their own. */
import { fileMessages } from './messages/files.js';
import { serviceMessages } from './messages/services.js';
import { usageMessages } from './messages/usage.js';

export const cliMessages = { ...usageMessages, ...fileMessages, ...serviceMessages };
