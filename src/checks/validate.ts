/**
 * Files that are read, checked and let go of, one bevoegd gezag after the other: the rule never looks further than that,
 * so a country takes no more memory than its largest bevoegd gezag. Finds exactly what `loadConfigs` with `checkConfigs`
 * finds, for those who need nothing but the problems.
 */
import { checkAcrossFiles } from '../config/cross-file-checks.js';
import type { FileFacts } from '../config/findings.js';
import { type LoadOptions, type OpenConfigs, openConfigs } from '../config/open.js';
import { bytesOf, sourceOf } from '../config/source.js';
import { loadToewijzingen } from '../config/toewijzingen.js';
import type { FoundFile } from '../config/walk.js';
import type { Message } from '../messages/message.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type Problem, sortProblems } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import type { Cache } from './cache.js';
import { breaks, checkFiles } from './check.js';

/** What there is to know of a configuration folder without keeping what it says. */
export interface Validation {
  /** How many files were read. */
  readonly files: number;
  readonly configurations: number;
  /** Sorted by file and place. */
  readonly problems: readonly Problem[];
  readonly registers: Registers;
}

/** A file and what was read of it, or why nothing could be. */
interface Fetched {
  readonly found: FoundFile;
  readonly bytes: Uint8Array | Message;
}

/** What was found out about some files of one omgeving. */
export interface Checked {
  readonly gezagen: ReadonlySet<Oin>;
  readonly configurations: number;
  readonly facts: readonly FileFacts[];
  readonly problems: readonly Problem[];
}

/** Some files that were checked together. */
interface Part {
  readonly files: readonly Fetched[];
  readonly checked: Checked;
}

/** What has been found out about which files: the same bytes, at the same paths, below the same registers. */
export type ValidationCache = Cache<Checked>;

/** What each of some files holds, or why that is not known. */
function contentOf(files: readonly Fetched[]): Uint8Array[] {
  return files.map(({ bytes }) => (bytes instanceof Uint8Array ? bytes : Buffer.from(JSON.stringify(bytes))));
}

/** A bevoegd gezag as a file seems to name it. Only a guess at what belongs together: what the file says is read later. */
function guessGezag({ bytes }: Fetched): string {
  if (!(bytes instanceof Uint8Array)) return '';
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = all.indexOf('bevoegdGezag:');
  const end = all.indexOf('\n', start);
  return start === -1 ? '' : all.toString('latin1', start, end === -1 ? undefined : end);
}

async function check(files: readonly Fetched[], open: OpenConfigs): Promise<Checked> {
  const loaded: ToewijzingenFile[] = [];
  const facts: FileFacts[] = [];
  for (const { found, bytes } of files) {
    const { file, facts: own } = loadToewijzingen(await sourceOf(found, bytes, 'toewijzingen'), open.names);
    loaded.push(file);
    facts.push(own);
  }
  const read = facts.flatMap(({ findings }): readonly Problem[] => findings.problems);
  const broken = {
    registers: open.problems.some(breaks),
    files: new Set(read.filter(breaks).map(({ place }) => place.file.path)),
  };
  return {
    gezagen: new Set(loaded.flatMap(({ bevoegdGezag }) => bevoegdGezag ?? [])),
    configurations: loaded.reduce((total, { desired }) => total + desired.length, 0),
    facts,
    problems: [...read, ...checkFiles(loaded, open.registers, broken)],
  };
}

/** Which of some parts hold files of a bevoegd gezag that another part has files of too. */
function torn(parts: readonly Part[]): Part[] {
  const of = groupBy(
    parts.flatMap((part) => [...part.checked.gezagen].map((gezag) => ({ part, gezag }))),
    ({ gezag }) => gezag,
  );
  const shared = [...of.values()].filter((items) => items.length > 1);
  return [...new Set(shared.flatMap((items) => items.map(({ part }) => part)))];
}

/** Checks the files of one omgeving: each bevoegd gezag by itself, as far as it can be guessed which files are whose. */
async function checkOmgeving(
  found: readonly FoundFile[],
  open: OpenConfigs,
  cache: ValidationCache | undefined,
): Promise<Part[]> {
  const fetched = found.map((item): Fetched => ({ found: item, bytes: bytesOf(item) }));
  const recall = async (files: readonly Fetched[]): Promise<Part> => {
    const find = (): Promise<Checked> => check(files, open);
    if (cache === undefined) return { files, checked: await find() };
    const name = files.map(({ found: { path } }) => path).join('\0');
    return { files, checked: await cache.of(name, contentOf(files), find) };
  };
  const parts: Part[] = [];
  for (const files of groupBy(fetched, guessGezag).values()) parts.push(await recall(files));
  const again = torn(parts);
  if (again.length === 0) return parts;
  const together = new Set(again.flatMap(({ files }) => files));
  const whole = await recall(fetched.filter((item) => together.has(item)));
  return [...parts.filter((part) => !again.includes(part)), whole];
}

/**
 * Finds everything that is wrong with a configuration folder.
 *
 * @param dir the folder, relative to the working directory.
 * @param cache of earlier runs over the same folder: what has not changed is not checked again.
 * @throws Failure `usage` when there is no such folder, it is empty, or it has no such omgeving.
 */
export async function validateConfigs(
  dir: string,
  options: LoadOptions = {},
  cache?: ValidationCache,
): Promise<Validation> {
  const open = await openConfigs(dir, options);
  cache?.begin([...open.premises, String(open.problems.some(breaks))]);
  const parts: Part[] = [];
  for (const found of open.folders.values()) parts.push(...(await checkOmgeving(found, open, cache)));
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    files: open.files + sum(({ files }) => files.length),
    configurations: sum(({ checked }) => checked.configurations),
    problems: sortProblems([
      ...open.problems,
      ...parts.flatMap(({ checked }) => checked.problems),
      ...checkAcrossFiles(
        open.facts,
        parts.flatMap(({ checked }) => checked.facts),
      ),
    ]),
    registers: open.registers,
  };
}
