/** Explains a value of the wrong kind: how what is written there has to be written. */
import type { Message } from '../messages/message.js';
import { isOin } from '../model/oin.js';
import type { Found } from './find-value.js';
import type { WantedKind } from './schema-messages.js';
import { structureMessages } from './structure-messages.js';
import { mistakeMessages } from './yaml/mistakes/messages.js';
import { isList, isMap, places, type YamlList, type YamlMap, type YamlValue } from './yaml/value.js';

/** A message, and the place of the mistake. */
export interface ValueMistake {
  readonly message: Message;
  readonly offset: number;
}

/** The longest text that a message repeats. */
const MAX_SHOWN = 80;

function short(text: string): string | null {
  return text.length > MAX_SHOWN || text.includes('\n') ? null : text;
}

/** The rest of the line from an offset on. */
function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end === -1 ? undefined : end).trimEnd();
}

/** A text where a list is needed: names without brackets, in other brackets, or below each other without hyphens. */
function textForList(key: string, value: string, offset: number, text: string): ValueMistake {
  const line = restOfLine(text, offset);
  const [, sign = '', name = ''] =
    /^([-\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7*])\s*(\S.*)$/u.exec(line) ?? [];
  if (sign === '-') return { message: mistakeMessages.spaceAfterDash({ write: short(`- ${name}`) }), offset };
  if (sign !== '')
    return { message: mistakeMessages.dash({ character: sign, write: short(`- ${name}`) }), offset };
  const isBelow =
    /\n\s*$/.test(text.slice(0, offset)) ||
    /^\s*\n/.test(text.slice(text.lastIndexOf(':', offset) + 1, offset));
  if (isBelow) return { message: mistakeMessages.dashMissing({ write: short(`- ${line}`) }), offset };
  const bare = value.replace(/^[[(]\s*/, '').replace(/\s*[\])]$/, '');
  const write = short(`${key}: [${bare.split(/\s*[;,]\s*/).join(', ')}]`);
  return {
    message:
      bare === value && !/[;,]/.test(value)
        ? structureMessages.listNeeded({ key, write })
        : structureMessages.bracketsNeeded({ key, write }),
    offset,
  };
}

/** A map where a list is needed: names in braces, or a toewijzing without its hyphen. */
function mapForList(key: string, map: YamlMap, offset: number): ValueMistake | undefined {
  const { keys } = map[places];
  if (keys.every((name) => map[name] === null)) {
    const write = short(`${key}: [${keys.join(', ')}]`);
    return { message: structureMessages.bracketsNeeded({ key, write }), offset };
  }
  const [first = ''] = keys;
  const value = map[first];
  if (key !== 'toewijzingen' || first !== 'behandeldienst' || typeof value !== 'string') return undefined;
  return { message: mistakeMessages.dashMissing({ write: short(`- ${first}: ${value}`) }), offset };
}

/** A list where one value is needed. */
function listForText({ subject, offset }: Found, list: YamlList): ValueMistake | undefined {
  const [value] = list;
  if (list.length !== 1 || typeof value !== 'string') return undefined;
  return {
    message: subject.item
      ? structureMessages.itemIsList({ write: short(`- ${value}`) })
      : structureMessages.noListHere({ key: subject.key, write: short(`${subject.key}: ${value}`) }),
    offset,
  };
}

/** A place without a value: where it was meant to have one, YAML takes it for a comment or an anchor. */
function missingValue(offset: number, text: string): ValueMistake | undefined {
  const line = restOfLine(text, offset);
  const [, before = '', comment] = /^((?:- +)?[^#]*?[:-] +)(#.*)$/.exec(line) ?? [];
  if (comment !== undefined && /^#\S/.test(comment)) {
    const write = short(`${before}"${comment}"`);
    return { message: structureMessages.commentAsValue({ write }), offset: offset + before.length };
  }
  const [, start = '', anchor] = /^(.*?[:-] +)(&\S+)$/.exec(line) ?? [];
  if (anchor === undefined) return undefined;
  const write = short(`${start}"${anchor}"`);
  const message = mistakeMessages.firstCharacter({ character: '&', write });
  return { message, offset: offset + start.length };
}

/** A key and its value without a space between them, which make one text where a map is needed. */
export function keyWithoutSpace({ value, offset }: Found, wanted: WantedKind): ValueMistake | undefined {
  const [key] =
    typeof value === 'string' && wanted === 'map' ? (/^[A-Za-z]+(?=:[^\s/])/.exec(value) ?? []) : [];
  if (key === undefined) return undefined;
  return { message: mistakeMessages.spaceAfterColon({ write: null }), offset: offset + key.length };
}

/**
 * Explains a value of the wrong kind. Undefined where it is of no known kind of mistake.
 *
 * @param text of the file.
 */
export function valueMistake(found: Found, wanted: WantedKind, text: string): ValueMistake | undefined {
  const { value, offset, subject }: { value: YamlValue; offset: number; subject: Found['subject'] } = found;
  if (value === null) return missingValue(offset, text);
  if (wanted === 'list' && typeof value === 'string') return textForList(subject.key, value, offset, text);
  if (wanted === 'map' && isList(value) && !subject.item)
    return {
      message:
        subject.key === ''
          ? structureMessages.listAtTop()
          : structureMessages.listOfEntries({ key: subject.key }),
      offset,
    };
  if (wanted === 'list' && isMap(value)) return mapForList(subject.key, value, offset);
  if ((wanted === 'text' || wanted === 'textOrMap') && isList(value)) return listForText(found, value);
  if (wanted === 'map' && typeof value === 'string' && isOin(value)) {
    const write = short(`${subject.key}: { oin: "${value}", naam: ${subject.key} }`);
    return { message: structureMessages.oinAsValue({ naam: subject.key, write }), offset };
  }
  return keyWithoutSpace(found, wanted);
}
