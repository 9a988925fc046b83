/** Loads the files directly in the configuration folder: omgevingen.yaml and the registers. */
import { nearest } from '../lib/nearest.js';
import type { Omgeving } from '../model/configuration.js';
import type { Problem } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import type { Content } from './content-cache.js';
import type { WrittenOut } from './cross-file-checks.js';
import { configMessages } from './messages.js';
import type { NameRegisters } from './name-resolver.js';
import { loadOmgevingen, namedOmgevingen } from './omgevingen.js';
import { type ParsedFile, parseFile } from './parse-file.js';
import { pathError } from './problem-list.js';
import { loadRegisters } from './registers.js';

const KINDS = ['omgevingen', 'organisaties', 'toestemmingen'] as const;
type RootKind = (typeof KINDS)[number];

export interface RootFiles {
  readonly names: NameRegisters;
  readonly registers: Registers;
  readonly omgevingen: ReadonlyMap<string, Omgeving>;
  /** The names in omgevingen.yaml, of invalid omgevingen too; undefined without a readable omgevingen.yaml. */
  readonly declared: readonly string[] | undefined;
  /** The registers that were found. Files of toewijzingen depend on them. */
  readonly registerContents: readonly Content[];
  readonly writtenOut: readonly WrittenOut[];
  /** How many files were read. */
  readonly count: number;
  readonly problems: readonly Problem[];
}

function kindOf(name: string): RootKind | undefined {
  return KINDS.find((kind) => name === `${kind}.yaml` || name === `${kind}.yml`);
}

function strayFile({ name, path }: Content['file']): Problem {
  const known = KINDS.map((kind) => `${kind}.yaml`);
  return pathError('unknown-omgeving', configMessages.strayFile({ suggestions: nearest(name, known) }), path);
}

/** Loads the root files. Of two spellings of one name, .yaml and .yml, the first counts. */
export async function loadRootFiles(contents: readonly Content[]): Promise<RootFiles> {
  const found = new Map<RootKind, { content: Content; parsed: ParsedFile }>();
  const misplaced: Problem[] = [];
  for (const content of contents) {
    const { file, bytes } = content;
    const kind = kindOf(file.name);
    const first = kind && found.get(kind);
    if (kind === undefined) misplaced.push(strayFile(file));
    else if (first !== undefined) {
      const message = configMessages.twoOfAKind({ other: first.content.file.path });
      misplaced.push(pathError('schema', message, file.path));
    } else found.set(kind, { content, parsed: await parseFile(file.path, bytes, kind) });
  }
  const organisaties = found.get('organisaties');
  const toestemmingen = found.get('toestemmingen');
  const omgevingen = found.get('omgevingen')?.parsed;
  return {
    ...loadRegisters(organisaties?.parsed, toestemmingen?.parsed),
    omgevingen: loadOmgevingen(omgevingen),
    declared: namedOmgevingen(omgevingen),
    registerContents: [organisaties, toestemmingen].flatMap((register) => register?.content ?? []),
    count: found.size,
    // Last, since loading adds problems to those of parsing.
    problems: [...[...found.values()].flatMap(({ parsed }) => parsed.problems.all), ...misplaced],
  };
}
