/** Explains a name that no register holds, where it is not misspelt but written in a wrong way. */
import type { Message } from '../messages/message.js';
import { structureMessages } from './structure-messages.js';
import { mistakeMessages } from './yaml/mistakes/messages.js';

const INVISIBLE = /[\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]/u;
const INVISIBLES = new RegExp(INVISIBLE, 'gu');

/** Removes what cannot be part of a name: quotes around it, separators behind it, invisible characters. */
function bare(text: string): string {
  return text
    .replace(INVISIBLES, '')
    .trim()
    .replace(/^[=("'`\u2018-\u201f]+/u, '')
    .replace(/[,;.:)"'`\u2018-\u201f]+$/u, '')
    .trim();
}

/**
 * Explains a name that is unknown as it is written.
 *
 * @param isKnown tests whether a text is a name, or anything else that may stand there.
 * @returns undefined when the name is merely unknown.
 */
export function nameMistake(naam: string, isKnown: (text: string) => boolean): Message | undefined {
  const write = bare(naam);
  if (write !== naam && isKnown(write)) {
    const [invisible] = INVISIBLE.exec(naam) ?? [];
    if (invisible !== undefined) {
      const code = `U+${invisible.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      return structureMessages.invisibleInName({ code, write });
    }
    const [quote] = /[\u2018-\u201f]/u.exec(naam) ?? [];
    if (quote !== undefined) return mistakeMessages.smartQuote({ character: quote, write: `"${write}"` });
    const character = naam.replace(write, '').trim().charAt(0);
    if (character !== '') return structureMessages.inName({ naam, character, write });
  }
  const parts = naam.split(/\s*[,;/|]\s*|\s+/).filter((part) => part !== '');
  if (parts.length < 2 || !parts.every(isKnown)) return undefined;
  const [separator = ''] = /[;/|]/.exec(naam) ?? [];
  const together = parts.join(', ');
  return structureMessages.namesTogether({ separator, write: together.length > 80 ? null : together });
}

/**
 * Explains a name that is cut off by a comment.
 *
 * @param line the line from the name on.
 */
export function cutByComment(naam: string, line: string): Message | undefined {
  const [whole] = /^[^\s#,[\]{}]+ +#\S[^,\]}]*/.exec(line) ?? [];
  if (whole === undefined || !whole.startsWith(`${naam} `)) return undefined;
  const write = `"${whole.trimEnd()}"`;
  return structureMessages.nameCutByComment({ naam, write: write.length > 80 ? null : write });
}
