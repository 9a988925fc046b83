import { nearest } from '../lib/nearest.js';
import type { Message } from '../messages/message.js';
import type { Toestemming } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';
import type { ProblemCode } from '../model/problem-codes.js';
import type { FileFacts, Findings } from './findings.js';
import { configMessages } from './messages.js';
import { invalidOin, looksLikeOin } from './oin-text.js';
import { isMap, places, type YamlList, type YamlValue } from './yaml/value.js';

/** The short names of one register, in what a reference needs to know of it. */
export interface Names<T> {
  readonly entries: ReadonlyMap<string, T>;
  /** Names that stand in the register without being usable: what is wrong is told there, not at every use. */
  readonly broken: ReadonlySet<string>;
  /** absent: there is no such file. refused: it could not be read, so nobody knows which names it holds. */
  readonly state: 'read' | 'absent' | 'refused';
}

export interface NameRegisters {
  readonly organisaties: Names<Oin>;
  readonly toestemmingen: Names<Toestemming>;
}

interface Refused {
  readonly code: ProblemCode;
  readonly message: Message;
}

type Resolved<T> = { readonly value: T } | { readonly refused: Refused | undefined };

/**
 * Reads what the values of one file refer to. Each spelling is looked up once; what it is found to be wrong is told at
 * every place that uses it.
 */
export class References implements FileFacts {
  readonly oins = new Map<Oin, number>();
  readonly waarden: { code: string; waarde: string; offset: number }[] = [];
  private readonly organisaties = new Map<string, Resolved<Oin>>();
  private readonly toestemmingen = new Map<string, Resolved<Toestemming>>();
  private readonly writtenOut = new Map<string, Toestemming>();

  constructor(
    private readonly names: NameRegisters,
    readonly findings: Findings,
  ) {}

  /** The OIN that a short name or OIN stands for; undefined where there is none, which is then told. */
  organisatie(value: YamlValue | undefined, offset: number): Oin | undefined {
    if (typeof value !== 'string' || value === '') return undefined;
    let resolved = this.organisaties.get(value);
    if (resolved === undefined) {
      resolved = this.lookUpOrganisatie(value, offset);
      this.organisaties.set(value, resolved);
    }
    return this.told(resolved, offset);
  }

  /** The OINs of a list, each once; undefined where not one of them is known. */
  organisatieLijst(list: YamlList): Oin[] | undefined {
    const oins = new Set<Oin>();
    for (const [i, value] of list.entries()) {
      const oin = this.organisatie(value, list[places].offsets[i] ?? 0);
      if (oin !== undefined) oins.add(oin);
    }
    return oins.size === 0 ? undefined : [...oins];
  }

  /** The toestemming that a short name or `{code, waarde}` stands for; undefined where there is none. */
  toestemming(value: YamlValue | undefined, offset: number): Toestemming | undefined {
    if (isMap(value)) return this.writtenOutToestemming(value.code, value.waarde, offset);
    if (typeof value !== 'string' || value === '') return undefined;
    let resolved = this.toestemmingen.get(value);
    if (resolved === undefined) {
      resolved = this.lookUpToestemming(value);
      this.toestemmingen.set(value, resolved);
    }
    return this.told(resolved, offset);
  }

  /** Takes note of an OIN that stands written in the file. */
  noteOin(oin: Oin, offset: number): void {
    if (!this.oins.has(oin)) this.oins.set(oin, offset);
  }

  private told<T>(resolved: Resolved<T>, offset: number): T | undefined {
    if ('value' in resolved) return resolved.value;
    if (resolved.refused !== undefined)
      this.findings.error(resolved.refused.code, resolved.refused.message, offset);
    return undefined;
  }

  private lookUpOrganisatie(text: string, offset: number): Resolved<Oin> {
    const { entries, broken, state } = this.names.organisaties;
    const named = entries.get(text);
    if (named !== undefined) return { value: named };
    if (broken.has(text)) return { refused: undefined };
    if (isOin(text)) {
      this.noteOin(text, offset);
      return { value: text };
    }
    if (looksLikeOin(text)) return { refused: { code: 'invalid-oin', message: invalidOin(text) } };
    if (state === 'refused') return { refused: undefined };
    const suggestions = nearest(text, [...entries.keys(), ...broken]);
    const message = configMessages.unknownOrganisatie({
      naam: text,
      suggestions,
      registered: state === 'read',
    });
    return { refused: { code: 'unknown-organisatie', message } };
  }

  private lookUpToestemming(text: string): Resolved<Toestemming> {
    const { entries, broken, state } = this.names.toestemmingen;
    const named = entries.get(text);
    if (named !== undefined) return { value: named };
    if (broken.has(text) || state === 'refused') return { refused: undefined };
    const suggestions = nearest(text, [...entries.keys(), ...broken]);
    const message = configMessages.unknownToestemming({
      naam: text,
      suggestions,
      registered: state === 'read',
    });
    return { refused: { code: 'unknown-toestemming', message } };
  }

  private writtenOutToestemming(
    code: YamlValue | undefined,
    waarde: YamlValue | undefined,
    offset: number,
  ): Toestemming | undefined {
    if (typeof code !== 'string' || typeof waarde !== 'string' || code === '' || waarde === '')
      return undefined;
    const key = `${code}\0${waarde}`;
    let toestemming = this.writtenOut.get(key);
    if (toestemming === undefined) {
      toestemming = { code, waarde };
      this.writtenOut.set(key, toestemming);
      this.waarden.push({ code, waarde, offset });
    }
    return toestemming;
  }
}
