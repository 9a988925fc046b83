/** What the files of each commit declare. Each content is parsed once, however many commits have it. */

import type { Kind } from '../config/kind.js';
import { type ParsedFile, parseFile } from '../config/parse-file.js';
import { ProblemList } from '../config/problem-list.js';
import { type LoadedRegisters, loadRegisters } from '../config/registers.js';
import { loadToewijzingen } from '../config/toewijzingen.js';
import { mayMean } from '../model/activiteit.js';
import type { Desired } from '../model/configuration.js';
import { isOin, type Oin } from '../model/oin.js';
import { makesFileUnreliable } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import type { Step } from './trail.js';

/** What one file declares about the activiteit in question. */
export interface DeclaredFile {
  /** The bevoegd gezag of the file; undefined when it cannot be determined. */
  readonly gezag: Oin | undefined;
  /** The file has errors, so that its content is not fully known. */
  readonly isBroken: boolean;
  /** Its configuraties for the activiteit. */
  readonly desired: readonly Desired[];
  /** The names of all activiteiten that the file assigns. */
  readonly names: ReadonlySet<string>;
  readonly text: string;
}

interface CommitRegisters extends LoadedRegisters {
  readonly isBroken: boolean;
}

/** A commit, and what its files declare that the files before it did not. */
export interface CommitState {
  readonly step: Step;
  readonly registers: Registers;
  readonly registersBroken: boolean;
  readonly registersChanged: boolean;
  /** Files whose declaration is new, by name; undefined for a deleted file. */
  readonly declared: ReadonlyMap<string, DeclaredFile | undefined>;
  /** Names of the files that the commit itself changed. */
  readonly changed: ReadonlySet<string>;
}

/** Tests whether a text, which need not be valid YAML, contains a name as a whole word. */
export function mentions(text: string, naam: string): boolean {
  const literal = naam.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_.-])${literal}(?![\\p{L}\\p{N}_.-])`, 'u').test(text);
}

/** The bevoegd gezag of a file with syntax errors, from the line that seems to name it. */
function guessGezag(text: string, names: LoadedRegisters['names']): Oin | undefined {
  const naam = /^bevoegdGezag:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
  if (naam === undefined) return undefined;
  return names.organisaties.entries.get(naam) ?? (isOin(naam) ? naam : undefined);
}

/** A copy whose problem list can grow: loading a file against other registers gives other problems. */
function copyOf(parsed: ParsedFile): ParsedFile {
  const problems = new ProblemList(parsed.file);
  problems.all.push(...parsed.problems.all);
  return { ...parsed, problems };
}

class StateReader {
  readonly #contents: ReadonlyMap<string, Uint8Array>;
  readonly #activiteit: string;
  readonly #parsed = new Map<string, ParsedFile>();
  readonly #registers = new Map<string, CommitRegisters>();

  constructor(contents: ReadonlyMap<string, Uint8Array>, activiteit: string) {
    this.#contents = contents;
    this.#activiteit = activiteit;
  }

  async #parse(id: string, kind: Kind): Promise<ParsedFile> {
    const key = `${kind} ${id}`;
    let parsed = this.#parsed.get(key);
    if (parsed === undefined) {
      parsed = await parseFile(id, this.#contents.get(id) ?? new Uint8Array(), kind);
      this.#parsed.set(key, parsed);
    }
    return copyOf(parsed);
  }

  /** Of two spellings of one register, .yaml and .yml, the first counts. Two of them are an error. */
  async registers({ organisaties, toestemmingen }: Step): Promise<CommitRegisters> {
    const key = `${organisaties} ${toestemmingen}`;
    let found = this.#registers.get(key);
    if (found === undefined) {
      const first = async (ids: readonly string[], kind: Kind): Promise<ParsedFile | undefined> =>
        ids[0] === undefined ? undefined : this.#parse(ids[0], kind);
      const parsed = [
        await first(organisaties, 'organisaties'),
        await first(toestemmingen, 'toestemmingen'),
      ] as const;
      const loaded = loadRegisters(...parsed);
      const isDouble = organisaties.length > 1 || toestemmingen.length > 1;
      const hasErrors = parsed.some((file) => file?.problems.all.some(makesFileUnreliable));
      found = { ...loaded, isBroken: isDouble || hasErrors };
      this.#registers.set(key, found);
    }
    return found;
  }

  async declared(id: string, { names }: LoadedRegisters): Promise<DeclaredFile> {
    const parsed = await this.#parse(id, 'toewijzingen');
    const { file } = loadToewijzingen(parsed, names);
    const { text } = parsed.file;
    return {
      gezag: file.bevoegdGezag ?? guessGezag(text, names),
      isBroken: parsed.problems.all.some(makesFileUnreliable),
      desired: file.desired.filter(({ configuratie: { activiteit } }) =>
        mayMean(this.#activiteit, activiteit.naam),
      ),
      names: new Set(file.desired.map(({ configuratie }) => configuratie.activiteit.naam)),
      text,
    };
  }
}

/**
 * Reads what the files of each commit declare.
 *
 * @param steps oldest first.
 * @param contents the content of every file of the steps, by blob id.
 * @param activiteit name of the activiteit, or its last part. Configuraties of others are dropped, to save memory.
 */
export async function readStates(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Uint8Array>,
  activiteit: string,
): Promise<CommitState[]> {
  const reader = new StateReader(contents, activiteit);
  const states: CommitState[] = [];
  let previousFiles: ReadonlyMap<string, string> = new Map();
  let previousRegisters: CommitRegisters | undefined;
  for (const step of steps) {
    const { files } = step;
    const registers = await reader.registers(step);
    const registersChanged = registers !== previousRegisters;
    const changed = new Set(
      [...previousFiles.keys(), ...files.keys()].filter(
        (name) => previousFiles.get(name) !== files.get(name),
      ),
    );
    const declared = new Map<string, DeclaredFile | undefined>();
    for (const name of registersChanged ? new Set([...changed, ...files.keys()]) : changed) {
      const id = files.get(name);
      declared.set(name, id === undefined ? undefined : await reader.declared(id, registers));
    }
    states.push({
      step,
      registers: registers.registers,
      registersBroken: registers.isBroken,
      registersChanged,
      declared,
      changed,
    });
    previousFiles = files;
    previousRegisters = registers;
  }
  return states;
}
