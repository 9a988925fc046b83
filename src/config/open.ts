/** What there is to read in a configuration folder: its registers and omgevingen, and which files hold toewijzingen. */
import { join, resolve } from 'node:path';
import { nearest } from '../lib/nearest.js';
import type { Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Problem } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { type FileFacts, Findings } from './findings.js';
import { configMessages } from './messages.js';
import { loadOmgevingen, namedOmgevingen } from './omgevingen.js';
import type { NameRegisters } from './references.js';
import { loadRegisters } from './registers.js';
import type { Kind } from './schema.js';
import { readFound, type Source } from './source.js';
import { displayPath, type FoundFile, type Walk, walk } from './walk.js';

export interface LoadOptions {
  /** Reads the toewijzingen of this omgeving alone. */
  readonly omgeving?: string;
  /** The working directory: paths are told relative to it. */
  readonly cwd?: string;
}

const KINDS = ['omgevingen', 'organisaties', 'toestemmingen'] as const;

function kindOf(name: string): (typeof KINDS)[number] | undefined {
  return KINDS.find((kind) => name === `${kind}.yaml` || name === `${kind}.yml`);
}

/** Problems that are about a file or folder as a whole. */
function atPath(path: string, report: (findings: Findings) => void): Problem[] {
  const findings = new Findings({ path, text: '' });
  report(findings);
  return findings.problems;
}

/** Reads the registers and omgevingen.yaml; of two spellings of one (.yaml and .yml) the first counts. */
async function readTop(
  files: readonly FoundFile[],
): Promise<{ sources: Map<Kind, Source>; problems: Problem[] }> {
  const sources = new Map<Kind, Source>();
  const problems: Problem[] = [];
  for (const found of files) {
    const kind = kindOf(found.name);
    const first = kind && sources.get(kind);
    if (kind === undefined) {
      const suggestions = nearest(
        found.name,
        KINDS.map((known) => `${known}.yaml`),
      );
      problems.push(
        ...atPath(found.path, (findings) =>
          findings.error('unknown-omgeving', configMessages.strayFile({ suggestions }), 0),
        ),
      );
    } else if (first === undefined) sources.set(kind, await readFound(found, kind));
    else
      problems.push(
        ...atPath(found.path, (findings) =>
          findings.error('schema', configMessages.twoOfAKind({ other: first.found.path }), 0),
        ),
      );
  }
  return { sources, problems };
}

interface Folders {
  /** The omgevingen whose files are to be read. */
  readonly wanted: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Which folders count. With omgevingen.yaml, those that it names; without it, or where it could not be read, every folder
 * that holds YAML can at least be checked.
 */
function chooseFolders(
  found: Walk,
  declared: readonly string[] | undefined,
  asked: string | undefined,
): Folders {
  const filled = found.folders.filter((folder) =>
    found.files.some(({ name }) => name.startsWith(`${folder}/`)),
  );
  const known = declared ?? filled;
  if (asked !== undefined) {
    if (!known.includes(asked)) {
      throw new Failure(
        'usage',
        configMessages.unknownOmgeving({
          naam: asked,
          suggestions: nearest(asked, known),
          known: [...known],
        }),
      );
    }
    return { wanted: [asked], problems: [] };
  }
  const problems = filled
    .filter((folder) => !known.includes(folder))
    .flatMap((folder) => {
      const suggestions = nearest(folder, known);
      const first = found.files.find(({ name }) => name.startsWith(`${folder}/`));
      return atPath(first?.path ?? folder, (findings) => {
        findings.error('unknown-omgeving', configMessages.undeclaredFolder({ naam: folder, suggestions }), 0);
      });
    });
  return { wanted: known, problems };
}

/** A configuration folder of which everything but the toewijzingen has been read. */
export interface OpenConfigs {
  readonly names: NameRegisters;
  readonly registers: Registers;
  readonly omgevingen: ReadonlyMap<string, Omgeving>;
  /** The files of toewijzingen of each omgeving that is wanted, sorted by path. */
  readonly folders: ReadonlyMap<string, readonly FoundFile[]>;
  /** Registers and omgevingen.yaml: how many files have been read. */
  readonly files: number;
  /** What the registers say, letter for letter, and whether that could be read: all that other files depend on. */
  readonly premises: readonly string[];
  readonly facts: readonly FileFacts[];
  readonly problems: readonly Problem[];
}

/**
 * Opens a configuration folder.
 *
 * @param dir the folder, relative to the working directory.
 * @throws Failure `usage` when there is no such folder, it is empty, or it has no such omgeving.
 */
export async function openConfigs(dir: string, options: LoadOptions = {}): Promise<OpenConfigs> {
  const { cwd = '.' } = options;
  const found = await walk(dir, cwd);
  if (found.files.length === 0 && found.obstacles.length === 0)
    throw new Failure('usage', configMessages.configsEmpty({ dir }));

  const top = await readTop(found.files.filter(({ name }) => !name.includes('/')));
  const omgevingenFile = top.sources.get('omgevingen');
  const registerFiles = [top.sources.get('organisaties'), top.sources.get('toestemmingen')] as const;
  const { names, registers, facts } = loadRegisters(...registerFiles);
  const omgevingen = loadOmgevingen(omgevingenFile);
  const { wanted, problems } = chooseFolders(found, namedOmgevingen(omgevingenFile), options.omgeving);
  const folders = new Map(
    wanted.map((naam) => [naam, found.files.filter(({ name }) => name.startsWith(`${naam}/`))]),
  );
  const empty = [...folders].flatMap(([naam, files]): Problem[] => {
    if (files.length > 0) return [];
    const folder = displayPath(join(resolve(cwd, dir), naam), cwd);
    const place = omgevingen.get(naam)?.place ?? { file: { path: folder, text: '' }, offset: 0 };
    const message = configMessages.emptyOmgeving({ omgeving: naam, folder });
    return [{ code: 'empty', severity: 'warning', message, place }];
  });
  const obstacles = found.obstacles.flatMap(({ path, message }) =>
    atPath(path, (findings) => findings.error('yaml-syntax', message, 0)),
  );
  return {
    names,
    registers,
    omgevingen,
    folders,
    files: top.sources.size,
    premises: registerFiles.flatMap((source) =>
      source === undefined
        ? ['absent']
        : [source.map === undefined ? 'refused' : 'read', source.file.path, source.file.text],
    ),
    facts,
    problems: [
      ...[...top.sources.values()].flatMap(({ findings }) => findings.problems),
      ...top.problems,
      ...problems,
      ...obstacles,
      ...empty,
    ],
  };
}
