import { join, resolve } from 'node:path';
import { msg } from '../messages/message.js';
import { Failure } from '../model/failure.js';
import { nearest } from '../model/nearest.js';
import { passesElfproef } from '../model/oin.js';
import { comparePlaces, type Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { Findings } from './findings.js';
import { loadOmgevingen } from './omgevingen.js';
import type { References } from './references.js';
import { loadRegisters } from './registers.js';
import type { Kind } from './schema.js';
import { readFound, type Source } from './source.js';
import { loadToewijzingen } from './toewijzingen.js';
import type { ConfigTree, Omgeving, ToewijzingenFile } from './tree.js';
import { displayPath, type FoundFile, type Walk, walk } from './walk.js';

export interface LoadOptions {
  /** Reads the toewijzingen of this omgeving alone. */
  readonly omgeving?: string;
  /** The working directory: paths are told relative to it. */
  readonly cwd?: string;
}

const KINDS = ['omgevingen', 'organisaties', 'toestemmingen'] as const;

interface Facts {
  readonly source: Source;
  readonly facts: References;
}

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
          findings.error('unknown-omgeving', msg('strayFile', { suggestions }), 0),
        ),
      );
    } else if (first === undefined) sources.set(kind, await readFound(found, kind));
    else
      problems.push(
        ...atPath(found.path, (findings) =>
          findings.error('schema', msg('twoOfAKind', { other: first.found.path }), 0),
        ),
      );
  }
  return { sources, problems };
}

/** oin-elfproef: once per OIN, where it first stands. */
function checkElfproef(all: readonly Facts[]): Problem[] {
  const first = new Map<string, Place>();
  for (const { source, facts } of all) {
    for (const [oin, offset] of facts.oins) if (!first.has(oin)) first.set(oin, source.findings.at(offset));
  }
  return [...first].flatMap(([oin, place]): Problem[] =>
    passesElfproef(oin)
      ? []
      : [{ code: 'oin-elfproef', severity: 'warning', message: msg('oinElfproef', { oin }), place }],
  );
}

/** toestemming-waarde: one code, one waarde, over all files. */
function checkWaarden(all: readonly Facts[]): Problem[] {
  const written = all.flatMap(({ source, facts }) =>
    facts.waarden.map(({ code, waarde, offset }) => ({ code, waarde, place: source.findings.at(offset) })),
  );
  const first = new Map<string, (typeof written)[number]>();
  const problems: Problem[] = [];
  for (const item of written) {
    const earlier = first.get(item.code);
    if (earlier === undefined) first.set(item.code, item);
    else if (earlier.waarde !== item.waarde) {
      const [a, b] = comparePlaces(earlier.place, item.place) <= 0 ? [earlier, item] : [item, earlier];
      const message = msg('toestemmingWaarde', { code: item.code, here: b.waarde, elsewhere: a.waarde });
      problems.push({
        code: 'toestemming-waarde',
        severity: 'error',
        message,
        place: b.place,
        related: [a.place],
      });
    }
  }
  return problems;
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
  omgevingen: ReadonlyMap<string, Omgeving>,
  declared: boolean,
  asked: string | undefined,
): Folders {
  const filled = found.folders.filter((folder) =>
    found.files.some(({ name }) => name.startsWith(`${folder}/`)),
  );
  const known = declared ? [...omgevingen.keys()] : filled;
  if (asked !== undefined) {
    if (!known.includes(asked)) {
      throw new Failure(
        'use',
        msg('unknownOmgeving', { naam: asked, suggestions: nearest(asked, known), known }),
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
        findings.error('unknown-omgeving', msg('undeclaredFolder', { naam: folder, suggestions }), 0);
      });
    });
  return { wanted: known, problems };
}

/**
 * Reads a configuration folder: registers, omgevingen and toewijzingen, with everything that reading finds wrong.
 *
 * @param dir the folder, relative to the working directory.
 * @throws Failure `use` when there is no such folder, it is empty, or it has no such omgeving.
 */
export async function loadConfigs(dir: string, options: LoadOptions = {}): Promise<ConfigTree> {
  const { cwd = process.cwd() } = options;
  const found = await walk(dir, cwd);
  const inFolder = (folder: string): FoundFile[] =>
    found.files.filter(({ name }) => name.startsWith(`${folder}/`));
  if (found.files.length === 0 && found.obstacles.length === 0)
    throw new Failure('use', msg('configsEmpty', { dir }));

  const top = await readTop(found.files.filter(({ name }) => !name.includes('/')));
  const omgevingenFile = top.sources.get('omgevingen');
  const { names, registers, references } = loadRegisters(
    top.sources.get('organisaties'),
    top.sources.get('toestemmingen'),
  );
  const omgevingen = loadOmgevingen(omgevingenFile);
  const { wanted, problems } = chooseFolders(
    found,
    omgevingen,
    omgevingenFile?.map !== undefined,
    options.omgeving,
  );

  const sources: Source[] = [...top.sources.values()];
  const facts: Facts[] = [...references];
  const toewijzingen = new Map<string, readonly ToewijzingenFile[]>();
  const empty: Problem[] = [];
  for (const naam of wanted) {
    const files: ToewijzingenFile[] = [];
    for (const source of await Promise.all(inFolder(naam).map((item) => readFound(item, 'toewijzingen')))) {
      const loaded = loadToewijzingen(source, names);
      files.push(loaded.file);
      sources.push(source);
      facts.push({ source, facts: loaded.facts });
    }
    toewijzingen.set(naam, files);
    if (files.length === 0) {
      const folder = displayPath(join(resolve(cwd, dir), naam), cwd);
      const place = omgevingen.get(naam)?.place ?? { file: { path: folder, text: '' }, offset: 0 };
      empty.push({
        code: 'empty',
        severity: 'warning',
        message: msg('emptyOmgeving', { omgeving: naam, folder }),
        place,
      });
    }
  }
  const obstacles = found.obstacles.flatMap(({ path, message }) =>
    atPath(path, (findings) => findings.error('yaml-syntax', message, 0)),
  );
  return {
    registers,
    omgevingen,
    toewijzingen,
    files: sources.length,
    problems: [
      ...sources.flatMap((source) => source.findings.problems),
      ...top.problems,
      ...problems,
      ...obstacles,
      ...empty,
      ...checkElfproef(facts),
      ...checkWaarden(facts),
    ],
  };
}
