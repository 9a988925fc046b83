/**
 * Mistakes in the structure of a file. One mistake often gives several errors of the schema: a key at the wrong level is
 * unknown there and missing elsewhere. Each diagnoser finds one kind of mistake, and says which errors it explains.
 */
import type { Message } from '../messages/message.js';
import { find } from './find-value.js';
import { knownKeys, type SchemaError } from './generated/validators.js';
import type { Kind } from './kind.js';
import { structureMessages } from './structure-messages.js';
import { mistakeMessages } from './yaml/mistakes/messages.js';
import { isList, isMap, keyOffset, type PlacedValue, places, type YamlMap } from './yaml/value.js';

export interface StructureMistake {
  readonly message: Message;
  readonly offset: number;
  /** The errors of the schema that follow from the mistake. */
  readonly explained: ReadonlySet<SchemaError>;
}

interface Suspect {
  readonly kind: Kind;
  readonly root: PlacedValue;
  readonly errors: readonly SchemaError[];
  /** A map that has unknown keys, with its path. */
  readonly map: YamlMap;
  readonly path: string;
  readonly unknown: readonly string[];
}

type Diagnoser = (suspect: Suspect) => StructureMistake | undefined;

const topKeys: Record<Exclude<Kind, 'toewijzingen'>, string> = {
  omgevingen: 'omgevingen',
  organisaties: 'organisaties',
  toestemmingen: 'toestemmingen',
};

const fileKeys = knownKeys.toewijzingen['#/additionalProperties'] ?? [];
const toewijzingKeys = knownKeys.toewijzingen['#/properties/toewijzingen/items/additionalProperties'] ?? [];

function missingKey({ keyword, params }: SchemaError): string | undefined {
  return keyword === 'required' ? String(params.missingProperty) : undefined;
}

function unknownKey({ keyword, params }: SchemaError): string | undefined {
  return keyword === 'additionalProperties' ? String(params.additionalProperty) : undefined;
}

function select({ errors }: Suspect, isExplained: (error: SchemaError) => boolean): ReadonlySet<SchemaError> {
  return new Set(errors.filter(isExplained));
}

/** The content of another kind of file. */
const otherFile: Diagnoser = (suspect) => {
  const { kind, map, path, unknown } = suspect;
  const [key] = unknown;
  if (path !== '' || key === undefined) return undefined;
  const isRegister = Object.values(topKeys).includes(key) && isMap(map[key]);
  if (!isRegister && (kind === 'toewijzingen' || !fileKeys.includes(key))) return undefined;
  if (fileKeys.some((own) => kind === 'toewijzingen' && own in map)) return undefined;
  return {
    message: isRegister
      ? structureMessages.otherFile({ key, file: `${key}.yaml` })
      : structureMessages.toewijzingenElsewhere({ key }),
    offset: keyOffset(map, key),
    explained: select(suspect, ({ instancePath }) => instancePath === ''),
  };
};

/** Entries of a register that are not below its first key. */
const outsideRegister: Diagnoser = (suspect) => {
  const { kind, map, path, unknown } = suspect;
  if (path !== '' || kind === 'toewijzingen') return undefined;
  const [naam] = unknown.filter((key) => isMap(map[key]));
  const key = topKeys[kind];
  if (naam === undefined) return undefined;
  const isFirst = !(key in map);
  return {
    message: isFirst
      ? structureMessages.topKeyMissing({ key })
      : structureMessages.outsideTopKey({ naam, key }),
    offset: keyOffset(map, naam),
    explained: select(
      suspect,
      (error) => error.instancePath === '' && (isFirst || unknownKey(error) === naam),
    ),
  };
};

/** Keys of a toewijzing at the level of the file. */
const aboveToewijzing: Diagnoser = (suspect) => {
  const { kind, map, path, unknown } = suspect;
  const keys = unknown.filter((key) => toewijzingKeys.includes(key));
  const [first] = keys;
  if (kind !== 'toewijzingen' || path !== '' || first === undefined) return undefined;
  return {
    message: structureMessages.belongsInToewijzing({ keys }),
    offset: keyOffset(map, first),
    explained: select(suspect, (error) => {
      const missing = missingKey(error) ?? '';
      const isHere = error.instancePath === '' && keys.includes(unknownKey(error) ?? '');
      return isHere || keys.includes(missing) || missing === 'toewijzingen';
    }),
  };
};

/** A key of the file inside a toewijzing. */
const insideToewijzing: Diagnoser = (suspect) => {
  const { kind, root, map, path, unknown } = suspect;
  const key = unknown.find((name) => fileKeys.includes(name));
  if (kind !== 'toewijzingen' || !/^\/toewijzingen\/\d+$/.test(path) || key === undefined) return undefined;
  const thereAlready = isMap(root.value) && key in root.value;
  return {
    message: structureMessages.belongsInFile({ key, thereAlready }),
    offset: keyOffset(map, key),
    explained: select(
      suspect,
      (error) =>
        (error.instancePath === path && unknownKey(error) === key) ||
        (error.instancePath === '' && missingKey(error) === key),
    ),
  };
};

/** The name of an activiteit with a colon in it or behind it. */
const nameWithColon: Diagnoser = (suspect) => {
  const { map, path, unknown } = suspect;
  const [key] = unknown;
  if (!/\/activiteiten\/\d+$|\/activiteit$/.test(path) || key === undefined) return undefined;
  const value = map[key];
  if (map[places].keys.length !== 1 || (value !== null && typeof value !== 'string')) return undefined;
  const write = value === null ? `- ${key}` : `- "${key}: ${value}"`;
  return {
    message:
      value === null ? structureMessages.colonAfterName({ write }) : structureMessages.colonInName({ write }),
    offset: keyOffset(map, key),
    explained: select(suspect, ({ instancePath }) => instancePath === path),
  };
};

/** A behandeldienst as the key of its activiteiten. */
const nameAsKey: Diagnoser = (suspect) => {
  const { map, path, unknown } = suspect;
  const [naam] = unknown;
  if (!/^\/toewijzingen\/\d+$/.test(path) || naam === undefined || map[places].keys.length !== 1)
    return undefined;
  const value = map[naam];
  if (!isList(value)) return undefined;
  const list = value.every((item) => typeof item === 'string') ? `[${value.join(', ')}]` : '';
  return {
    message: structureMessages.nameAsKey({ naam, list: list === '' || list.length > 60 ? null : list }),
    offset: keyOffset(map, naam),
    explained: select(suspect, ({ instancePath }) => instancePath === path),
  };
};

/** Signs in front of keys that come from elsewhere: of a diff, or of comments in other languages. */
const foreignSigns: Diagnoser = (suspect) => {
  const { map, path, unknown } = suspect;
  const key = unknown.find((name) => /^(?:[+-] |\/\/|\/\*)/.test(name));
  if (key === undefined) return undefined;
  const sign = key.startsWith('/') ? key.slice(0, 2) : key.slice(0, 1);
  const own = unknown.filter((name) => name.startsWith(sign));
  return {
    message: sign.startsWith('/')
      ? structureMessages.otherComment({ sign })
      : structureMessages.diffSign({ sign }),
    offset: keyOffset(map, key),
    explained: select(
      suspect,
      (error) =>
        error.instancePath === path &&
        (own.includes(unknownKey(error) ?? '') || key.includes(missingKey(error) ?? '\0')),
    ),
  };
};

/** A key and its value without a space between them, in braces. */
const keyWithValue: Diagnoser = (suspect) => {
  const { kind, map, path, unknown } = suspect;
  const key = unknown.find((name) => /^[A-Za-z]+:\S/.test(name) && map[name] === null);
  if (key === undefined) return undefined;
  const [own = '', ...value] = key.split(':');
  const write = kind === 'omgevingen' ? null : `${own}: ${value.join(':')}`;
  return {
    message: mistakeMessages.spaceAfterColon({ write }),
    offset: keyOffset(map, key) + own.length,
    explained: select(
      suspect,
      (error) =>
        error.instancePath === path &&
        [missingKey(error), unknownKey(error)].some((name) => name === own || name === key),
    ),
  };
};

const diagnosers: readonly Diagnoser[] = [
  otherFile,
  outsideRegister,
  foreignSigns,
  keyWithValue,
  aboveToewijzing,
  insideToewijzing,
  nameWithColon,
  nameAsKey,
];

/** A hyphen that cuts a toewijzing in two: of two items, each lacks what the other has. */
function cutToewijzingen(root: PlacedValue, errors: readonly SchemaError[]): StructureMistake[] {
  const list = isMap(root.value) ? root.value.toewijzingen : undefined;
  if (!isList(list)) return [];
  const missing = new Map<string, SchemaError>();
  for (const error of errors) if (missingKey(error) !== undefined) missing.set(error.instancePath, error);
  return list.flatMap((item, i): StructureMistake[] => {
    const first = missing.get(`/toewijzingen/${i}`);
    const second = missing.get(`/toewijzingen/${i + 1}`);
    const next = list[i + 1];
    if (!isMap(item) || !isMap(next) || first === undefined || second === undefined) return [];
    const [key] = next[places].keys;
    if (key === undefined || missingKey(first) !== key || !(String(missingKey(second)) in item)) return [];
    return [
      {
        message: structureMessages.dashTooMany({ key }),
        offset: list[places].offsets[i + 1] ?? 0,
        explained: new Set([first, second]),
      },
    ];
  });
}

/** Finds the mistakes behind the errors of the schema, as far as they are of a known kind. */
export function structureMistakes(
  kind: Kind,
  root: PlacedValue,
  errors: readonly SchemaError[],
): StructureMistake[] {
  const unknownByPath = new Map<string, string[]>();
  for (const error of errors) {
    const key = unknownKey(error);
    if (key === undefined) continue;
    const keys = unknownByPath.get(error.instancePath) ?? [];
    keys.push(key);
    unknownByPath.set(error.instancePath, keys);
  }
  const found = kind === 'toewijzingen' ? cutToewijzingen(root, errors) : [];
  for (const [path, unknown] of unknownByPath) {
    const { value: map } = find(root, path);
    if (!isMap(map)) continue;
    for (const diagnoser of diagnosers) {
      const mistake = diagnoser({ kind, root, errors, map, path, unknown });
      if (mistake === undefined) continue;
      found.push(mistake);
      break;
    }
  }
  return found;
}
