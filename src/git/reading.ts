/** What files of commits say: each is parsed once, however many commits hold it. */

import { type ParsedFile, parseFile } from '../config/parse-file.js';
import { ProblemList } from '../config/problem-list.js';
import { type LoadedRegisters, loadRegisters } from '../config/registers.js';
import type { Kind } from '../config/schema.js';
import { loadToewijzingen } from '../config/toewijzingen.js';
import type { Desired } from '../model/configuration.js';
import { lastPart } from '../model/naam.js';
import { isOin, type Oin } from '../model/oin.js';
import { makesFileUnreliable } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import type { Step } from './trail.js';

/** What a file says about the activiteit that is asked about. */
export interface Declared {
  /** Whose file it is; undefined where it does not say it well enough to know. */
  readonly gezag: Oin | undefined;
  /** It holds errors: what it says is not known. */
  readonly broken: boolean;
  /** What it assigns for activiteiten that may be meant. */
  readonly desired: readonly Desired[];
  /** The name of every activiteit that it assigns. */
  readonly names: ReadonlySet<string>;
  readonly text: string;
}

/** What the registers of a commit say. */
export interface ReadRegisters extends LoadedRegisters {
  readonly broken: boolean;
}

/** A commit, and what the files say after it that they did not say before. */
export interface State {
  readonly step: Step;
  readonly registers: Registers;
  readonly registersBroken: boolean;
  readonly registersChanged: boolean;
  /** What is said anew, by the file's name; undefined where the file is gone. */
  readonly said: ReadonlyMap<string, Declared | undefined>;
  /** The files that the commit itself changed. */
  readonly changed: ReadonlySet<string>;
}

/** Whether a text that may be no YAML holds a name, as a word. */
export function mentions(text: string, naam: string): boolean {
  const literal = naam.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_.-])${literal}(?![\\p{L}\\p{N}_.-])`, 'u').test(text);
}

/** Whose a file seems to be that could not be read to the end. */
function guessGezag(text: string, names: LoadedRegisters['names']): Oin | undefined {
  const naam = /^bevoegdGezag:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
  if (naam === undefined) return undefined;
  return names.organisaties.entries.get(naam) ?? (isOin(naam) ? naam : undefined);
}

/** The same file, to be read against other registers: what was found wrong with it then is not found now. */
function again(source: ParsedFile): ParsedFile {
  const problems = new ProblemList(source.file);
  problems.all.push(...source.problems.all);
  return { ...source, problems };
}

class Reader {
  readonly #contents: ReadonlyMap<string, Uint8Array>;
  readonly #activiteit: string;
  readonly #sources = new Map<string, ParsedFile>();
  readonly #registers = new Map<string, ReadRegisters>();

  constructor(contents: ReadonlyMap<string, Uint8Array>, activiteit: string) {
    this.#contents = contents;
    this.#activiteit = activiteit;
  }

  async #source(id: string, kind: Kind): Promise<ParsedFile> {
    const key = `${kind} ${id}`;
    let source = this.#sources.get(key);
    if (source === undefined) {
      source = await parseFile(id, this.#contents.get(id) ?? new Uint8Array(), kind);
      this.#sources.set(key, source);
    }
    return again(source);
  }

  /** Of two spellings of one register the first counts, and that there are two is an error. */
  async registers({ organisaties, toestemmingen }: Step): Promise<ReadRegisters> {
    const key = `${organisaties} ${toestemmingen}`;
    let found = this.#registers.get(key);
    if (found === undefined) {
      const first = async (ids: readonly string[], kind: Kind): Promise<ParsedFile | undefined> =>
        ids[0] === undefined ? undefined : this.#source(ids[0], kind);
      const sources = [
        await first(organisaties, 'organisaties'),
        await first(toestemmingen, 'toestemmingen'),
      ] as const;
      const loaded = loadRegisters(...sources);
      const twice = organisaties.length > 1 || toestemmingen.length > 1;
      const wrong = sources.some((source) => source?.problems.all.some(makesFileUnreliable));
      found = { ...loaded, broken: twice || wrong };
      this.#registers.set(key, found);
    }
    return found;
  }

  async said(id: string, { names }: LoadedRegisters): Promise<Declared> {
    const source = await this.#source(id, 'toewijzingen');
    const { file } = loadToewijzingen(source, names);
    const { text } = source.file;
    return {
      gezag: file.bevoegdGezag ?? guessGezag(text, names),
      broken: source.problems.all.some(makesFileUnreliable),
      desired: file.desired.filter(({ configuratie: { activiteit } }) => this.#mayBeMeant(activiteit.naam)),
      names: new Set(file.desired.map(({ configuratie }) => configuratie.activiteit.naam)),
      text,
    };
  }

  #mayBeMeant(naam: string): boolean {
    return naam === this.#activiteit || lastPart(naam) === this.#activiteit;
  }
}

/**
 * Reads what the files of some commits say.
 *
 * @param steps oldest first.
 * @param activiteit name of the activiteit, or the last part of it: what the files say of others is let go of.
 */
export async function readStates(
  steps: readonly Step[],
  contents: ReadonlyMap<string, Uint8Array>,
  activiteit: string,
): Promise<State[]> {
  const reader = new Reader(contents, activiteit);
  const states: State[] = [];
  let ids: ReadonlyMap<string, string> = new Map();
  let earlier: ReadRegisters | undefined;
  for (const step of steps) {
    const registers = await reader.registers(step);
    const registersChanged = registers !== earlier;
    const changed = new Set(
      [...ids.keys(), ...step.files.keys()].filter((name) => ids.get(name) !== step.files.get(name)),
    );
    const said = new Map<string, Declared | undefined>();
    for (const name of registersChanged ? [...changed, ...step.files.keys()] : changed) {
      const id = step.files.get(name);
      if (!said.has(name)) said.set(name, id === undefined ? undefined : await reader.said(id, registers));
    }
    states.push({
      step,
      registers: registers.registers,
      registersBroken: registers.broken,
      registersChanged,
      said,
      changed,
    });
    ids = step.files;
    earlier = registers;
  }
  return states;
}
