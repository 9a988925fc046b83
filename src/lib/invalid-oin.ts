/** Recognises texts that were meant as an OIN, and explains what is wrong with them. */
import type { Message } from '../messages/message.js';
import { isOin, passesElfproef } from '../model/oin.js';
import { libMessages, type OinFault } from './messages.js';

/** Characters that people put between digits, and that a spreadsheet adds to long numbers. */
const SEPARATORS = /[\s.,+_-]/g;

/** A number as a spreadsheet shows it when it is long: `1,8E+12`. */
const EXPONENT = /^[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}$/i;

/** Signs with which people make a spreadsheet keep a number as text, and quotes of any kind. */
const AROUND = /^[='"`\u2018-\u201f]+|['"`\u2018-\u201f]+$/gu;

/** The letter O looks like a zero, and l and I look like a one. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1' };

/** Tests whether a text that is not an OIN was probably meant as one: it begins with more digits than a name does. */
export function looksLikeOin(text: string): boolean {
  const own = text.trim().replace(AROUND, '');
  if (EXPONENT.test(own)) return true;
  const bare = own.replace(SEPARATORS, '');
  const digits = bare.match(/[0-9]/g)?.length ?? 0;
  if (bare.length === 20 && digits >= 15) return true;
  return /^[0-9]{8}[0-9A-Za-z]*$/.test(bare) || /^[0-9]{5,}$/.test(bare);
}

/** The OIN that lacks its six or seven zeros in front; undefined where that is not what is wrong. */
function withZeros(digits: string): string | undefined {
  if (!/^[1-9][0-9]{12,13}$/.test(digits)) return undefined;
  const oin = digits.padStart(20, '0');
  return isOin(oin) && passesElfproef(oin) ? oin : undefined;
}

/** Tests a form without narrowing the type of the text. */
function hasForm(text: string): boolean {
  return isOin(text);
}

/** Explains why a text is not an OIN, and gives the OIN where the text leaves no doubt. */
export function invalidOin(text: string): Message {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  const message = (cause: OinFault, write: string | null = null): Message =>
    libMessages.invalidOin({ shown, length: text.length, cause, write });
  const own = text.trim().replace(AROUND, '');
  if (EXPONENT.test(own)) return message('exponent');
  if (hasForm(own)) return message(own === text.trim() ? 'separators' : 'signs', own);
  const bare = own.replace(SEPARATORS, '');
  if (hasForm(bare)) return message('separators', bare);
  const zeros = withZeros(bare);
  if (zeros !== undefined) return message('zeros', zeros);
  if (hasForm(bare.toUpperCase())) return message('lowerCase', bare.toUpperCase());
  const digits = bare.replace(/[OolI]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (digits !== bare && hasForm(digits)) return message('letters', digits);
  return message(bare.length === 20 ? 'form' : 'length');
}
