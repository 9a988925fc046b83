import type { Message } from '../messages/message.js';
import { isOin } from '../model/oin.js';
import { schemaMessages } from './schema-messages.js';

/** What people put between the digits of a number, and what a spreadsheet makes of a long one. */
const SEPARATORS = /[\s.,+_-]/g;

/** Whether a text that is no OIN was probably meant as one: mostly digits, and longer than names that begin with one. */
export function looksLikeOin(text: string): boolean {
  const bare = text.replace(SEPARATORS, '');
  return /^[0-9]{8}[0-9A-Za-z]*$/.test(bare) || /^[0-9]{5,}(?:[Ee][0-9]+)?$/.test(bare);
}

/** Says what is wrong with a text that was meant as an OIN. */
export function invalidOin(text: string): Message {
  const bare = text.replace(SEPARATORS, '');
  const { length } = text;
  if (isOin(bare)) return schemaMessages.invalidOin({ shown: text, length, cause: 'separators' });
  if (isOin(text.toUpperCase()))
    return schemaMessages.invalidOin({ shown: text, length, cause: 'lowerCase' });
  if (length !== 20) return schemaMessages.invalidOin({ shown: text, length, cause: 'length' });
  return schemaMessages.invalidOin({ shown: text, length, cause: 'form' });
}
