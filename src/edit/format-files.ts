/** Brings the files of a configuration folder into the canonical layout, and proves that only the layout changes. */
import { isDeepStrictEqual } from 'node:util';
import { diskSource } from '../config/disk-source.js';
import type { Kind } from '../config/kind.js';
import { type ParsedFile, parseFile } from '../config/parse-file.js';
import { ProblemList, pathError } from '../config/problem-list.js';
import { isList, isMap, type YamlValue } from '../config/yaml/value.js';
import type { Problem } from '../model/problem.js';
import { editMessages } from './messages.js';

/** The result of formatting one file. */
export interface Formatted {
  readonly path: string;
  readonly absolute: string;
  readonly changed: boolean;
  /** The text in the canonical layout; the original text where there are problems. */
  readonly text: string;
  /** Why the file was not formatted. */
  readonly problems: readonly Problem[];
}

/** A value with keys and list items in a fixed order, since their order has no meaning. */
function meaningOf(value: YamlValue): unknown {
  if (isList(value)) return value.map((item) => JSON.stringify(meaningOf(item))).sort();
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    meaningOf(item ?? null),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lists whose order is a choice of the author: formatting must not change it. */
const ORDERED_LISTS = ['toewijzingen', 'verwachtingen'];

function orderedLists(map: ParsedFile['map']): unknown {
  return map && ORDERED_LISTS.map((key) => (isList(map[key]) ? map[key].map(meaningOf) : null));
}

function hasSameMeaning(before: ParsedFile, after: ParsedFile): boolean {
  return (
    before.map !== undefined &&
    after.map !== undefined &&
    after.problems.all.length === 0 &&
    isDeepStrictEqual(meaningOf(before.map), meaningOf(after.map)) &&
    isDeepStrictEqual(orderedLists(before.map), orderedLists(after.map))
  );
}

const ROOT_KINDS = ['omgevingen', 'organisaties', 'toestemmingen'] as const;

function kindOf(name: string): Kind {
  const base = name.toLowerCase().replace(/\.ya?ml$/, '');
  return ROOT_KINDS.find((kind) => kind === base) ?? 'toewijzingen';
}

interface Found {
  readonly absolute: string;
  readonly path: string;
  readonly name: string;
}

/**
 * Formats one file. A file keeps its text, with the problems that say why, when it is invalid, or when formatting would
 * change its meaning or lose a comment.
 */
export async function formatFile({ path, absolute, name }: Found, bytes: Uint8Array): Promise<Formatted> {
  const kind = kindOf(name);
  const before = await parseFile(path, bytes, kind);
  const { text } = before.file;
  const unchanged = (problems: readonly Problem[]): Formatted => ({
    path,
    absolute,
    changed: false,
    text,
    problems,
  });
  if (before.problems.all.length > 0) return unchanged(before.problems.all);
  const { layOut, commentsOf } = await import('./layout.js');
  const formatted = layOut(text, kind);
  const after = await parseFile(path, Buffer.from(formatted), kind);
  const hasSameComments = isDeepStrictEqual(commentsOf(text), commentsOf(formatted));
  const isStable = layOut(formatted, kind) === formatted;
  if (!hasSameMeaning(before, after) || !hasSameComments || !isStable) {
    const problems = new ProblemList(before.file);
    problems.error('schema', editMessages.fmtRefused(), 0);
    return unchanged(problems.all);
  }
  // Compared as bytes: a byte order mark and line ends are layout too.
  const changed = !Buffer.from(bytes).equals(Buffer.from(formatted));
  return { path, absolute, changed, text: formatted, problems: [] };
}

/**
 * Formats the files of a configuration folder, without writing them.
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
    const bytes = source.read(file);
    if (bytes instanceof Uint8Array) formatted.push(await formatFile({ ...file, absolute }, bytes));
    else {
      const problems = [pathError('yaml-syntax', bytes, file.path)];
      formatted.push({ path: file.path, absolute, changed: false, text: '', problems });
    }
  }
  return formatted;
}
