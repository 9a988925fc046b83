import type { Message } from '../messages/message.js';
import { isOin } from '../model/oin.js';
import { schemaMessages } from './schema-messages.js';

/** Characters that people put between digits, and that a spreadsheet adds to long numbers. */
const SEPARATORS = /[\s.,+_-]/g;

/** Tests whether a text that is not an OIN was probably meant as one: it begins with more digits than a name does. */
export function looksLikeOin(text: string): boolean {
  const bare = text.replace(SEPARATORS, '');
  return /^[0-9]{8}[0-9A-Za-z]*$/.test(bare) || /^[0-9]{5,}(?:[Ee][0-9]+)?$/.test(bare);
}

/** Explains why a text is not an OIN. */
export function invalidOin(text: string): Message {
  const bare = text.replace(SEPARATORS, '');
  const { length } = text;
  if (isOin(bare)) return schemaMessages.invalidOin({ shown: text, length, cause: 'separators' });
  if (isOin(text.toUpperCase()))
    return schemaMessages.invalidOin({ shown: text, length, cause: 'lowerCase' });
  if (length !== 20) return schemaMessages.invalidOin({ shown: text, length, cause: 'length' });
  return schemaMessages.invalidOin({ shown: text, length, cause: 'form' });
}
