import type { Toestemming } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Organisatie, Punt, Registers, ToestemmingEntry } from '../model/registers.js';
import type { FileFacts } from './findings.js';
import { type NameRegisters, type Names, References } from './references.js';
import type { Source } from './source.js';
import { isList, isMap, places, type YamlMap } from './yaml/value.js';

/** The registers, as other files look names up in them and as the rest of the program sees them. */
export interface LoadedRegisters {
  readonly names: NameRegisters;
  readonly registers: Registers;
  /** What the registers write out themselves. */
  readonly facts: readonly FileFacts[];
}

interface Entry {
  readonly naam: string;
  readonly value: YamlMap | undefined;
  readonly keyOffset: number;
  readonly valueOffset: (key: string) => number;
}

function* entriesOf(source: Source | undefined, key: string): Generator<Entry> {
  const map = source?.map?.[key];
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

function stateOf(source: Source | undefined): Names<unknown>['state'] {
  if (source === undefined) return 'absent';
  return source.map === undefined ? 'refused' : 'read';
}

function textOf(map: YamlMap | undefined, key: string): string | undefined {
  const value = map?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function puntOf(map: YamlMap | undefined): Punt | undefined {
  const [x, y] = (textOf(map, 'punt') ?? '').split(' ').map(Number);
  return x === undefined || y === undefined || Number.isNaN(x + y) ? undefined : [x, y];
}

function loadToestemmingen(source: Source | undefined) {
  const entries = new Map<string, Toestemming>();
  const broken = new Set<string>();
  const toestemmingen = new Map<string, ToestemmingEntry>();
  for (const { naam, value, keyOffset } of entriesOf(source, 'toestemmingen')) {
    const code = textOf(value, 'code');
    const waarde = textOf(value, 'waarde');
    if (source === undefined || code === undefined || waarde === undefined) {
      broken.add(naam);
      continue;
    }
    entries.set(naam, { code, waarde });
    toestemmingen.set(naam, { kort: naam, code, waarde, place: source.findings.at(keyOffset) });
  }
  return { names: { entries, broken, state: stateOf(source) }, toestemmingen };
}

function loadOrganisaties(source: Source | undefined) {
  const entries = new Map<string, Oin>();
  const broken = new Set<string>();
  const organisaties = new Map<string, Organisatie>();
  const byOin = new Map<Oin, Organisatie>();
  const written: { oin: Oin; offset: number }[] = [];
  for (const { naam, value, keyOffset, valueOffset } of entriesOf(source, 'organisaties')) {
    const oin = textOf(value, 'oin');
    if (source === undefined || oin === undefined || !isOin(oin)) {
      broken.add(naam);
      continue;
    }
    const punt = puntOf(value);
    const organisatie = {
      kort: naam,
      oin,
      naam: textOf(value, 'naam') ?? naam,
      ...(punt === undefined ? {} : { punt }),
      place: source.findings.at(keyOffset),
    };
    entries.set(naam, oin);
    organisaties.set(naam, organisatie);
    if (!byOin.has(oin)) byOin.set(oin, organisatie);
    written.push({ oin, offset: valueOffset('oin') });
  }
  return { names: { entries, broken, state: stateOf(source) }, organisaties, byOin, written };
}

function connect(ground: Map<Oin, Set<Oin>>, a: Oin, b: Oin): void {
  if (a === b) return;
  ground.set(a, (ground.get(a) ?? new Set()).add(b));
  ground.set(b, (ground.get(b) ?? new Set()).add(a));
}

/** Loads organisaties.yaml and toestemmingen.yaml; either may be missing. */
export function loadRegisters(
  organisatiesFile: Source | undefined,
  toestemmingenFile: Source | undefined,
): LoadedRegisters {
  const { names: organisatieNames, organisaties, byOin, written } = loadOrganisaties(organisatiesFile);
  const { names: toestemmingNames, toestemmingen } = loadToestemmingen(toestemmingenFile);
  const names = { organisaties: organisatieNames, toestemmingen: toestemmingNames };
  const sharedAreas = new Map<Oin, Set<Oin>>();
  const allFacts: FileFacts[] = [];
  if (organisatiesFile !== undefined) {
    const facts = new References(names, organisatiesFile.findings);
    for (const { oin, offset } of written) facts.noteOin(oin, offset);
    for (const { naam, value } of entriesOf(organisatiesFile, 'organisaties')) {
      const own = organisatieNames.entries.get(naam);
      const list = value?.overlaptMet;
      if (!isList(list)) continue;
      for (const other of facts.organisatieLijst(list) ?? [])
        if (own !== undefined) connect(sharedAreas, own, other);
    }
    allFacts.push(facts);
  }
  if (toestemmingenFile !== undefined) {
    const facts = new References(names, toestemmingenFile.findings);
    for (const { code, waarde, place } of toestemmingen.values())
      facts.waarden.push({ code, waarde, offset: place.offset });
    allFacts.push(facts);
  }
  return { names, registers: { organisaties, byOin, toestemmingen, sharedAreas }, facts: allFacts };
}
