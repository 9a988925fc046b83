/** Loads organisaties.yaml and toestemmingen.yaml. */
import type { Toestemming } from '../model/configuratie.js';
import { getOrInsert } from '../model/groups.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Organisatie, Punt, Registers, ToestemmingEntry } from '../model/registers.js';
import type { WrittenOut } from './cross-file-checks.js';
import { type NameRegisters, NameResolver, type Names } from './name-resolver.js';
import type { ParsedFile } from './parse-file.js';
import { isList, isMap, places, type YamlMap } from './yaml/value.js';

export interface LoadedRegisters {
  /** For the files that refer to them. */
  readonly names: NameRegisters;
  /** For the rest of the program. */
  readonly registers: Registers;
  /** What the registers themselves write out. */
  readonly writtenOut: readonly WrittenOut[];
}

interface Entry {
  readonly naam: string;
  readonly value: YamlMap | undefined;
  readonly keyOffset: number;
  readonly valueOffset: (key: string) => number;
}

function* entriesOf(parsed: ParsedFile | undefined, key: string): Generator<Entry> {
  const map = parsed?.map?.[key];
  if (!isMap(map)) return;
  const at = map[places];
  for (const [i, naam] of at.keys.entries()) {
    const value = map[naam];
    const keyOffset = at.keyOffsets[i] ?? 0;
    const entry = isMap(value) ? value : undefined;
    yield {
      naam,
      value: entry,
      keyOffset,
      valueOffset: (name) => entry?.[places].valueOffsets[entry[places].keys.indexOf(name)] ?? keyOffset,
    };
  }
}

function stateOf(parsed: ParsedFile | undefined, key: string): Names<unknown>['state'] {
  if (parsed === undefined) return 'absent';
  return isMap(parsed.map?.[key]) ? 'read' : 'invalid';
}

/** The form of a short name; the same as in the schemas. */
const SHORT_NAME = /^(?![0-9]{8})[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;

/** Names that are not below the first key of the register, where they should be. */
function misplacedNames(parsed: ParsedFile | undefined, key: string): string[] {
  return (parsed?.map?.[places].keys ?? []).filter((naam) => naam !== key);
}

function textOf(map: YamlMap | undefined, key: string): string | undefined {
  const value = map?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function puntOf(map: YamlMap | undefined): Punt | undefined {
  const [x, y] = (textOf(map, 'punt') ?? '').split(' ').map(Number);
  return x === undefined || y === undefined || Number.isNaN(x + y) ? undefined : [x, y];
}

function loadToestemmingen(parsed: ParsedFile | undefined) {
  const entries = new Map<string, Toestemming>();
  const broken = new Set(misplacedNames(parsed, 'toestemmingen'));
  const toestemmingen = new Map<string, ToestemmingEntry>();
  for (const { naam, value, keyOffset } of entriesOf(parsed, 'toestemmingen')) {
    const code = textOf(value, 'code');
    const waarde = textOf(value, 'waarde');
    if (!SHORT_NAME.test(naam)) broken.add(naam);
    if (parsed === undefined || code === undefined || waarde === undefined) {
      broken.add(naam);
      continue;
    }
    entries.set(naam, { code, waarde });
    toestemmingen.set(naam, { kort: naam, code, waarde, place: parsed.problems.at(keyOffset) });
  }
  return { names: { entries, broken, state: stateOf(parsed, 'toestemmingen') }, toestemmingen };
}

function loadOrganisaties(parsed: ParsedFile | undefined) {
  const entries = new Map<string, Oin>();
  const broken = new Set(misplacedNames(parsed, 'organisaties'));
  const organisaties = new Map<string, Organisatie>();
  const byOin = new Map<Oin, Organisatie>();
  const written: { oin: Oin; offset: number }[] = [];
  for (const { naam, value, keyOffset, valueOffset } of entriesOf(parsed, 'organisaties')) {
    const oin = textOf(value, 'oin');
    if (!SHORT_NAME.test(naam)) broken.add(naam);
    if (parsed === undefined || oin === undefined || !isOin(oin)) {
      broken.add(naam);
      continue;
    }
    const organisatie = {
      kort: naam,
      oin,
      naam: textOf(value, 'naam') ?? naam,
      punt: puntOf(value),
      place: parsed.problems.at(keyOffset),
    };
    entries.set(naam, oin);
    organisaties.set(naam, organisatie);
    if (!byOin.has(oin)) byOin.set(oin, organisatie);
    written.push({ oin, offset: valueOffset('oin') });
  }
  return { names: { entries, broken, state: stateOf(parsed, 'organisaties') }, organisaties, byOin, written };
}

/** Records that two areas overlap, in both directions. */
function connect(areas: Map<Oin, Set<Oin>>, a: Oin, b: Oin): void {
  if (a === b) return;
  getOrInsert(areas, a, () => new Set()).add(b);
  getOrInsert(areas, b, () => new Set()).add(a);
}

/** Loads organisaties.yaml and toestemmingen.yaml; either may be missing. */
export function loadRegisters(
  organisatiesFile: ParsedFile | undefined,
  toestemmingenFile: ParsedFile | undefined,
): LoadedRegisters {
  const { names: organisatieNames, organisaties, byOin, written } = loadOrganisaties(organisatiesFile);
  const { names: toestemmingNames, toestemmingen } = loadToestemmingen(toestemmingenFile);
  const names = { organisaties: organisatieNames, toestemmingen: toestemmingNames };
  const sharedAreas = new Map<Oin, Set<Oin>>();
  const writtenOut: WrittenOut[] = [];
  if (organisatiesFile !== undefined) {
    const resolver = new NameResolver(names, organisatiesFile.problems);
    for (const { oin, offset } of written) resolver.noteOin(oin, offset);
    for (const { naam, value } of entriesOf(organisatiesFile, 'organisaties')) {
      const own = organisatieNames.entries.get(naam);
      const list = value?.overlaptMet;
      if (!isList(list)) continue;
      for (const other of resolver.organisaties(list) ?? [])
        if (own !== undefined) connect(sharedAreas, own, other);
    }
    writtenOut.push(resolver);
  }
  if (toestemmingenFile !== undefined) {
    const resolver = new NameResolver(names, toestemmingenFile.problems);
    for (const { code, waarde, place } of toestemmingen.values())
      resolver.waarden.push({ code, waarde, offset: place.offset });
    writtenOut.push(resolver);
  }
  return { names, registers: { organisaties, byOin, toestemmingen, sharedAreas }, writtenOut };
}
