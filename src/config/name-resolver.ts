/** Resolves the short names, OINs and toestemmingen in the values of one file. */

import { invalidOin, looksLikeOin } from '../lib/invalid-oin.js';
import { nearest } from '../lib/nearest.js';
import type { Message } from '../messages/message.js';
import type { Toestemming } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';
import type { ProblemCode } from '../model/problem-codes.js';
import type { WrittenOut } from './cross-file-checks.js';
import { configMessages } from './messages.js';
import { cutByComment, nameMistake } from './name-mistakes.js';
import type { ProblemList } from './problem-list.js';
import { isMap, places, type YamlList, type YamlValue } from './yaml/value.js';

/** The short names of one register. */
export interface Names<T> {
  readonly entries: ReadonlyMap<string, T>;
  /** Names of invalid entries. The entry has a problem of its own, so its uses, and names that resemble it, have none. */
  readonly broken: ReadonlySet<string>;
  /** `invalid`: the file cannot be parsed, so the names in it are unknown. */
  readonly state: 'read' | 'absent' | 'invalid';
}

export interface NameRegisters {
  readonly organisaties: Names<Oin>;
  readonly toestemmingen: Names<Toestemming>;
}

interface Rejection {
  readonly code: ProblemCode;
  readonly message: Message;
  /** The name, where no register holds it. */
  readonly unknown?: string;
}

type Resolved<T> = { readonly value: T } | { readonly rejection: Rejection | undefined };

/** Resolves the values of one file. Looks each spelling up once, and adds a problem at every place that uses a wrong one. */
export class NameResolver implements WrittenOut {
  readonly problems: ProblemList;
  readonly oins = new Map<Oin, number>();
  readonly waarden: { code: string; waarde: string; offset: number }[] = [];
  /** How many values had no usable name. */
  failures = 0;
  readonly #names: NameRegisters;
  readonly #organisaties = new Map<string, Resolved<Oin>>();
  readonly #toestemmingen = new Map<string, Resolved<Toestemming>>();
  readonly #writtenOut = new Map<string, Toestemming>();

  constructor(names: NameRegisters, problems: ProblemList) {
    this.#names = names;
    this.problems = problems;
  }

  /** The OIN of a short name or OIN. Without one: undefined, and a problem. */
  organisatie(value: YamlValue | undefined, offset: number): Oin | undefined {
    if (typeof value !== 'string' || value === '') return this.#fail();
    let resolved = this.#organisaties.get(value);
    if (resolved === undefined) {
      resolved = this.#lookUpOrganisatie(value, offset);
      this.#organisaties.set(value, resolved);
    }
    return this.#valueOrProblem(resolved, offset);
  }

  /** The bevoegd gezag of a file that cannot be parsed: by the line that names it, without a problem. */
  gezagLine(text: string): Oin | undefined {
    const [, naam = ''] = /^bevoegdGezag: *["']?([^\s"'#]+)/m.exec(text) ?? [];
    return this.#names.organisaties.entries.get(naam) ?? (isOin(naam) ? naam : undefined);
  }

  /** The OINs of a list, without repeats; undefined when none of them is known. */
  organisaties(list: YamlList): Oin[] | undefined {
    const oins = new Set<Oin>();
    for (const [i, value] of list.entries()) {
      const oin = this.organisatie(value, list[places].offsets[i] ?? 0);
      if (oin !== undefined) oins.add(oin);
    }
    return oins.size === 0 ? undefined : [...oins];
  }

  /** The toestemming of a short name or `{code, waarde}`. Without one: undefined, and a problem. */
  toestemming(value: YamlValue | undefined, offset: number): Toestemming | undefined {
    if (isMap(value)) return this.#writtenOutToestemming(value.code, value.waarde, offset);
    if (typeof value !== 'string' || value === '') return this.#fail();
    let resolved = this.#toestemmingen.get(value);
    if (resolved === undefined) {
      resolved = this.#lookUpToestemming(value);
      this.#toestemmingen.set(value, resolved);
    }
    return this.#valueOrProblem(resolved, offset);
  }

  /** Whether the register of toestemmingen is known so badly that not one of its entries is. */
  get toestemmingenUnknown(): boolean {
    const { entries, broken, state } = this.#names.toestemmingen;
    return state === 'invalid' || (entries.size === 0 && broken.size > 0);
  }

  #fail(): undefined {
    this.failures += 1;
    return undefined;
  }

  /** Records an OIN that the file writes out. */
  noteOin(oin: Oin, offset: number): void {
    if (!this.oins.has(oin)) this.oins.set(oin, offset);
  }

  #valueOrProblem<T>(resolved: Resolved<T>, offset: number): T | undefined {
    if ('value' in resolved) return resolved.value;
    this.failures += 1;
    if (resolved.rejection === undefined) return undefined;
    const { code, message, unknown } = resolved.rejection;
    const cut = unknown === undefined ? undefined : cutByComment(unknown, this.#lineFrom(offset));
    this.problems.error(code, cut ?? message, offset);
    return undefined;
  }

  #lineFrom(offset: number): string {
    const { text } = this.problems.file;
    const end = text.indexOf('\n', offset);
    return text.slice(offset, end === -1 ? undefined : end);
  }

  #lookUpOrganisatie(text: string, offset: number): Resolved<Oin> {
    const { entries, broken, state } = this.#names.organisaties;
    const named = entries.get(text);
    if (named !== undefined) return { value: named };
    if (broken.has(text)) return { rejection: undefined };
    if (isOin(text)) {
      this.noteOin(text, offset);
      return { value: text };
    }
    if (looksLikeOin(text)) return { rejection: { code: 'invalid-oin', message: invalidOin(text) } };
    if (state === 'invalid') return { rejection: undefined };
    const suggestions = nearest(text, [...entries.keys(), ...broken]);
    if (broken.has(suggestions[0] ?? '')) return { rejection: undefined };
    const mistake = nameMistake(text, (name) => entries.has(name) || broken.has(name) || isOin(name));
    const unknown = { naam: text, suggestions, registered: state === 'read' };
    const message = mistake ?? configMessages.unknownOrganisatie(unknown);
    return { rejection: { code: 'unknown-organisatie', message, unknown: text } };
  }

  #lookUpToestemming(text: string): Resolved<Toestemming> {
    const { entries, broken, state } = this.#names.toestemmingen;
    const named = entries.get(text);
    if (named !== undefined) return { value: named };
    if (broken.has(text) || state === 'invalid') return { rejection: undefined };
    const suggestions = nearest(text, [...entries.keys(), ...broken]);
    if (broken.has(suggestions[0] ?? '')) return { rejection: undefined };
    const mistake = nameMistake(text, (name) => entries.has(name) || broken.has(name));
    const unknown = { naam: text, suggestions, registered: state === 'read' };
    const message = mistake ?? configMessages.unknownToestemming(unknown);
    return { rejection: { code: 'unknown-toestemming', message, unknown: text } };
  }

  #writtenOutToestemming(
    code: YamlValue | undefined,
    waarde: YamlValue | undefined,
    offset: number,
  ): Toestemming | undefined {
    if (typeof code !== 'string' || typeof waarde !== 'string' || code === '' || waarde === '')
      return this.#fail();
    const key = `${code}\0${waarde}`;
    let toestemming = this.#writtenOut.get(key);
    if (toestemming === undefined) {
      toestemming = { code, waarde };
      this.#writtenOut.set(key, toestemming);
      this.waarden.push({ code, waarde, offset });
    }
    return toestemming;
  }
}
