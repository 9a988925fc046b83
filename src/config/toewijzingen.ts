/** Loads a file of toewijzingen: expands each toewijzing into configuraties. */
import { type Activiteit, ActiviteitMap } from '../model/activiteit.js';
import type { Configuratie, Toestemming } from '../model/configuratie.js';
import { mapTextFields, textFieldNames } from '../model/configuratie-fields.js';
import type { Desired, ToewijzingenFile } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { WrittenOut } from './cross-file-checks.js';
import { configMessages } from './messages.js';
import { type NameRegisters, NameResolver } from './name-resolver.js';
import type { ParsedFile } from './parse-file.js';
import type { ProblemList } from './problem-list.js';
import { schemaMessages } from './schema-messages.js';
import { loadVerwachtingen } from './verwachtingen.js';
import {
  isList,
  isMap,
  keyOffset,
  places,
  valueOffset,
  type YamlList,
  type YamlMap,
  type YamlValue,
} from './yaml/value.js';

/** Upper limit per file, more than the whole country has. It protects against exhaustion of memory. */
const MAX_CONFIGURATIES = 1_000_000;

interface At<T> {
  readonly value: T;
  readonly offset: number;
}

const TOEWIJZING_KEYS: ReadonlySet<string> = new Set<string>([
  'behandeldienst',
  'activiteiten',
  'toestemmingen',
  'locaties',
  ...textFieldNames,
]);

/** The value of a list: absent, with at least one known item, or without any. */
type Part<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unusable' };

/** Expands the toewijzingen of one file. Repeated activiteiten share one object, which saves memory. */
class Expansion {
  readonly desired: Desired[] = [];
  /** What errors leave out. */
  readonly leftOut = { unknown: false, namen: new Set<string>() };
  readonly #names: NameResolver;
  readonly #parsed: ParsedFile;
  readonly #gezag: Oin | undefined;
  readonly #activiteiten = new ActiviteitMap<Activiteit>();
  #limitReported = false;

  constructor(parsed: ParsedFile, names: NameResolver, gezag: Oin | undefined) {
    this.#parsed = parsed;
    this.#names = names;
    this.#gezag = gezag;
  }

  /** Adds the configuraties of one toewijzing. */
  add(value: YamlValue | undefined): void {
    if (!isMap(value)) {
      this.leftOut.unknown = true;
      return;
    }
    const failures = this.#names.failures;
    const behandeldienst = this.#names.organisatie(
      value.behandeldienst,
      valueOffset(value, 'behandeldienst'),
    );
    const activiteiten = this.#activiteitenOf(value.activiteiten);
    const toestemmingen = this.#toestemmingenOf(value);
    const locaties = this.#locatiesOf(value);
    const isUnknown = value[places].keys.some((key) => !TOEWIJZING_KEYS.has(key));
    if (
      isUnknown ||
      this.#names.failures > failures ||
      [toestemmingen, locaties].some(({ kind }) => kind === 'unusable')
    )
      this.#leaveOut(value.activiteiten);
    // Without its misspelt key the toewijzing would cover too much, and overlap with others.
    if (isUnknown) return;
    const oin = this.#gezag;
    if (
      oin === undefined ||
      behandeldienst === undefined ||
      toestemmingen.kind === 'unusable' ||
      locaties.kind === 'unusable'
    )
      return;
    const codes = toestemmingen.kind === 'known' ? toestemmingen.value : [undefined];
    if (this.desired.length + activiteiten.length * codes.length > MAX_CONFIGURATIES) {
      if (!this.#limitReported)
        this.#parsed.problems.error(
          'schema',
          configMessages.tooManyConfiguraties({ max: MAX_CONFIGURATIES }),
          keyOffset(value, 'behandeldienst'),
        );
      this.#limitReported = true;
      return;
    }
    const { file } = this.#parsed;
    const locatieOins = locaties.kind === 'known' ? locaties.value : undefined;
    const texts = mapTextFields((name) => {
      const text = value[name];
      return typeof text === 'string' ? text : undefined;
    });
    for (const { value: activiteit, offset } of activiteiten) {
      for (const toestemming of codes) {
        const configuratie: Configuratie = {
          oin,
          activiteit,
          behandeldienstOin: behandeldienst,
          toestemming: toestemming?.value,
          locatieOins,
          ...texts,
        };
        this.desired.push(
          toestemming === undefined
            ? { configuratie, file, offset }
            : { configuratie, file, offset, toestemmingOffset: toestemming.offset },
        );
      }
    }
  }

  /** Notes that a toewijzing of these activiteiten is not complete. */
  #leaveOut(list: YamlValue | undefined): void {
    if (!isList(list)) this.leftOut.unknown = true;
    else
      for (const value of list) {
        const naam = isMap(value) ? value.naam : value;
        if (typeof naam === 'string') this.leftOut.namen.add(naam);
      }
  }

  #activiteitenOf(list: YamlValue | undefined): At<Activiteit>[] {
    if (!isList(list)) {
      this.leftOut.unknown = true;
      return [];
    }
    const found: At<Activiteit>[] = [];
    for (const [i, value] of list.entries()) {
      const offset = list[places].offsets[i] ?? 0;
      const naam = isMap(value) ? value.naam : value;
      const oin = isMap(value) ? this.#names.organisatie(value.oin, valueOffset(value, 'oin')) : this.#gezag;
      if (typeof naam === 'string' && naam !== '' && oin !== undefined) {
        const activiteit = { naam, oin };
        found.push({ value: this.#activiteiten.getOrInsert(activiteit, () => activiteit), offset });
      }
    }
    return found;
  }

  #toestemmingenOf(toewijzing: YamlMap): Part<At<Toestemming>[]> {
    const list = toewijzing.toestemmingen;
    if (list === undefined) return { kind: 'absent' };
    if (!isList(list)) return { kind: 'unusable' };
    const found: At<Toestemming>[] = [];
    for (const [i, value] of list.entries()) {
      const offset = list[places].offsets[i] ?? 0;
      const toestemming = this.#names.toestemming(value, offset);
      if (toestemming !== undefined) found.push({ value: toestemming, offset });
    }
    return found.length === 0 ? { kind: 'unusable' } : { kind: 'known', value: found };
  }

  #locatiesOf(toewijzing: YamlMap): Part<readonly Oin[]> {
    const list = toewijzing.locaties;
    if (list === undefined) return { kind: 'absent' };
    const value = isList(list) ? this.#listOf(list, 'locaties') : undefined;
    return value === undefined ? { kind: 'unusable' } : { kind: 'known', value };
  }

  #listOf(list: YamlList, key: string): Oin[] | undefined {
    reportRepeats(list, key, this.#parsed.problems);
    return this.#names.organisaties(list);
  }
}

/** Reports items that a list repeats literally. An area that is listed by name and by OIN is harmless. */
function reportRepeats(list: YamlList, key: string, problems: ProblemList): void {
  const seen = new Set<string>();
  for (const [i, value] of list.entries()) {
    if (typeof value !== 'string') continue;
    if (seen.has(value))
      problems.error(
        'schema',
        schemaMessages.twiceInList({ shown: value, key }),
        list[places].offsets[i] ?? 0,
      );
    seen.add(value);
  }
}

export interface LoadedToewijzingen {
  readonly file: ToewijzingenFile;
  readonly writtenOut: WrittenOut;
}

/** Loads one file of toewijzingen. Leaves out what is unknown, and reports why. */
export function loadToewijzingen(parsed: ParsedFile, registers: NameRegisters): LoadedToewijzingen {
  const { file, problems, map } = parsed;
  const names = new NameResolver(registers, problems);
  const gezag = map && names.organisatie(map.bevoegdGezag, valueOffset(map, 'bevoegdGezag'));
  // Not the resolver itself, so that its lookup tables can be freed.
  const writtenOut = { problems, oins: names.oins, waarden: names.waarden };
  if (map === undefined) {
    const leftOut = { unknown: true, namen: new Set<string>() };
    return { file: { file, bevoegdGezag: names.gezagLine(file.text), desired: [], leftOut }, writtenOut };
  }
  const expansion = new Expansion(parsed, names, gezag);
  const { toewijzingen, werkingsgebied, verwachtingen } = map;
  if (isList(toewijzingen)) {
    for (const value of toewijzingen) expansion.add(value);
    if (toewijzingen.length === 0)
      problems.warning('empty', configMessages.emptyToewijzingen(), keyOffset(map, 'toewijzingen'));
  } else expansion.leftOut.unknown = true;
  if (isList(werkingsgebied)) reportRepeats(werkingsgebied, 'werkingsgebied', problems);
  const area = isList(werkingsgebied) ? names.organisaties(werkingsgebied) : undefined;
  // Without knowing all that it promises, the file cannot be held to it.
  const promises =
    map.dekking === 'volledig' &&
    'werkingsgebied' in map === (area !== undefined) &&
    !names.toestemmingenUnknown;
  const { leftOut } = expansion;
  return {
    file: {
      file,
      bevoegdGezag: gezag,
      desired: expansion.desired,
      dekking: promises ? problems.at(keyOffset(map, 'dekking')) : undefined,
      werkingsgebied: area,
      verwachtingen:
        isList(verwachtingen) && gezag !== undefined
          ? loadVerwachtingen(verwachtingen, names, gezag)
          : undefined,
      leftOut: leftOut.unknown || leftOut.namen.size > 0 ? leftOut : undefined,
    },
    writtenOut,
  };
}
