/** Canonical layout for every file of a configuration folder, with the proof that nothing but the layout changes. */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { diskSource } from '../config/disk-source.js';
import { type ParsedFile, parseFile } from '../config/parse-file.js';
import { ProblemList } from '../config/problem-list.js';
import type { Kind } from '../config/schema.js';
import { isList, isMap, type YamlValue } from '../config/yaml/value.js';
import type { Problem } from '../model/problem.js';
import { editMessages } from './messages.js';

/** What `fmt` makes of one file. */
export interface Formatted {
  readonly path: string;
  readonly absolute: string;
  readonly changed: boolean;
  /** The file in its canonical layout; as it was where it has problems. */
  readonly text: string;
  /** Why it was left alone. */
  readonly problems: readonly Problem[];
}

/** A value without what has no meaning: the order of keys and of lists. */
function meaning(value: YamlValue): unknown {
  if (isList(value)) return value.map((item) => JSON.stringify(meaning(item))).sort();
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    item === undefined ? null : meaning(item),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/** A list whose order people chose: it must come out as it went in. */
const ORDERED = ['toewijzingen', 'verwachtingen'];

function ordered(map: ParsedFile['map']): unknown {
  return map && ORDERED.map((key) => (isList(map[key]) ? map[key].map(meaning) : null));
}

function same(before: ParsedFile, after: ParsedFile): boolean {
  return (
    before.map !== undefined &&
    after.map !== undefined &&
    after.problems.all.length === 0 &&
    isDeepStrictEqual(meaning(before.map), meaning(after.map)) &&
    isDeepStrictEqual(ordered(before.map), ordered(after.map))
  );
}

function kindOf(name: string): Kind {
  const [, kind] = /^(omgevingen|organisaties|toestemmingen)\.ya?ml$/i.exec(name) ?? [];
  return (kind as Kind | undefined) ?? 'toewijzingen';
}

interface Found {
  readonly absolute: string;
  readonly path: string;
  readonly name: string;
}

/**
 * Lays out one file. A file that cannot be read or does not fit its schema stays as it is, with the problems that say
 * why; so does one that cannot be laid out, or whose meaning or comments would change.
 */
export async function formatFile(found: Found, bytes: Uint8Array): Promise<Formatted> {
  const { path, absolute, name } = found;
  const kind = kindOf(name);
  const before = await parseFile(path, bytes, kind);
  const { text } = before.file;
  const left = (problems: readonly Problem[]): Formatted => ({
    path,
    absolute,
    changed: false,
    text,
    problems,
  });
  if (before.problems.all.length > 0) return left(before.problems.all);
  const { layOut, commentsOf } = await import('./format.js');
  const laidOut = layOut(text, kind);
  const after = await parseFile(path, Buffer.from(laidOut), kind);
  const kept = isDeepStrictEqual(commentsOf(text), commentsOf(laidOut));
  if (!same(before, after) || !kept || layOut(laidOut, kind) !== laidOut) {
    const problems = new ProblemList(before.file);
    problems.error('schema', editMessages.fmtRefused(), 0);
    return left(problems.all);
  }
  // A byte order mark or other line ends are layout too.
  const changed = !Buffer.from(bytes).equals(Buffer.from(laidOut));
  return { path, absolute, changed, text: laidOut, problems: [] };
}

/**
 * Lays out the files of a configuration folder; nothing is written.
 *
 * @param dir relative to the working directory.
 * @throws Failure `usage` when there is no such folder.
 */
export async function formatConfigs(dir: string, cwd: string): Promise<Formatted[]> {
  const source = diskSource(dir, cwd);
  const { files } = await source.list();
  const formatted: Formatted[] = [];
  for (const file of files) {
    const absolute = source.absolutePath(file);
    formatted.push(await formatFile({ ...file, absolute }, await readFile(absolute)));
  }
  return formatted;
}
