import { type Activiteit, configuratieOf, type Toestemming } from '../model/configuratie.js';
import type { Desired, ToewijzingenFile, Verwachting } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { FileFacts } from './findings.js';
import { configMessages } from './messages.js';
import { type NameRegisters, References } from './references.js';
import type { Source } from './source.js';
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

/** More than the whole country has: what goes beyond it in one file is a slip, or meant to exhaust us. */
const MAX_CONFIGURATIES = 1_000_000;

interface At<T> {
  readonly value: T;
  readonly offset: number;
}

const TOEWIJZING_KEYS: ReadonlySet<string> = new Set([
  'behandeldienst',
  'activiteiten',
  'toestemmingen',
  'locaties',
]);

/** What a list under a key comes to: left out, known in full or in part, or not to be used at all. */
type Part<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unusable' };

/** ReadWriteLock one file into configuraties. Repeated activiteiten and areas share one object. */
class Expansion {
  readonly desired: Desired[] = [];
  readonly #references: References;
  readonly #source: Source;
  readonly #gezag: Oin | undefined;
  readonly #activiteiten = new Map<Oin, Map<string, Activiteit>>();
  #full = false;

  constructor(source: Source, references: References, gezag: Oin | undefined) {
    this.#source = source;
    this.#references = references;
    this.#gezag = gezag;
  }

  toewijzing(value: YamlValue | undefined): void {
    if (!isMap(value)) return;
    const behandeldienst = this.#references.organisatie(
      value.behandeldienst,
      valueOffset(value, 'behandeldienst'),
    );
    const activiteiten = this.#activiteitenOf(value.activiteiten);
    const toestemmingen = this.#toestemmingenOf(value);
    const locaties = this.#locatiesOf(value);
    // With a misspelt key left out it would stand for more than was meant, and be told to overlap what it does not.
    if (value[places].keys.some((key) => !TOEWIJZING_KEYS.has(key))) return;
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
      if (!this.#full)
        this.#source.findings.error(
          'schema',
          configMessages.tooManyConfiguraties({ max: MAX_CONFIGURATIES }),
          keyOffset(value, 'behandeldienst'),
        );
      this.#full = true;
      return;
    }
    const { file } = this.#source;
    const locatieOins = locaties.kind === 'known' ? locaties.value : undefined;
    for (const { value: activiteit, offset } of activiteiten) {
      for (const toestemming of codes) {
        const configuratie = configuratieOf(oin, activiteit, behandeldienst, toestemming?.value, locatieOins);
        this.desired.push(
          toestemming === undefined
            ? { configuratie, file, offset }
            : { configuratie, file, offset, toestemmingOffset: toestemming.offset },
        );
      }
    }
  }

  #activiteit(naam: string, oin: Oin): Activiteit {
    let byNaam = this.#activiteiten.get(oin);
    if (byNaam === undefined) {
      byNaam = new Map();
      this.#activiteiten.set(oin, byNaam);
    }
    let activiteit = byNaam.get(naam);
    if (activiteit === undefined) {
      activiteit = { naam, oin };
      byNaam.set(naam, activiteit);
    }
    return activiteit;
  }

  #activiteitenOf(list: YamlValue | undefined): At<Activiteit>[] {
    if (!isList(list)) return [];
    const found: At<Activiteit>[] = [];
    for (const [i, value] of list.entries()) {
      const offset = list[places].offsets[i] ?? 0;
      const naam = isMap(value) ? value.naam : value;
      const oin = isMap(value)
        ? this.#references.organisatie(value.oin, valueOffset(value, 'oin'))
        : this.#gezag;
      if (typeof naam === 'string' && naam !== '' && oin !== undefined)
        found.push({ value: this.#activiteit(naam, oin), offset });
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
      const toestemming = this.#references.toestemming(value, offset);
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
    refuseRepeats(list, key, this.#source);
    return this.#references.organisatieLijst(list);
  }
}

const VERWACHTING_KEYS: ReadonlySet<string> = new Set([
  'activiteit',
  'toestemming',
  'locatie',
  'behandeldienst',
]);

/** Reads the expectations of a file. One that is not known in full is left out: what is wrong with it is told. */
function verwachtingenOf(list: YamlList, references: References, gezag: Oin): Verwachting[] {
  return list.flatMap((value, i): Verwachting[] => {
    if (!isMap(value) || value[places].keys.some((key) => !VERWACHTING_KEYS.has(key))) return [];
    const { activiteit, toestemming, locatie } = value;
    const naam = isMap(activiteit) ? activiteit.naam : activiteit;
    const at = (key: string): number => valueOffset(value, key);
    const oin = isMap(activiteit)
      ? references.organisatie(activiteit.oin, valueOffset(activiteit, 'oin'))
      : gezag;
    const code =
      toestemming === undefined ? undefined : references.toestemming(toestemming, at('toestemming'));
    const area = locatie === undefined ? undefined : references.organisatie(locatie, at('locatie'));
    const behandeldienst = references.organisatie(value.behandeldienst, at('behandeldienst'));
    const known =
      (toestemming === undefined) === (code === undefined) &&
      (locatie === undefined) === (area === undefined);
    if (
      typeof naam !== 'string' ||
      naam === '' ||
      oin === undefined ||
      behandeldienst === undefined ||
      !known
    )
      return [];
    return [
      {
        activiteit: { naam, oin },
        ...(code === undefined ? {} : { toestemming: code.code }),
        ...(area === undefined ? {} : { locatie: area }),
        behandeldienst,
        offset: list[places].offsets[i] ?? 0,
      },
    ];
  });
}

/** Tells what stands twice in a list in the same words. By name and by OIN is one area twice said, and does no harm. */
function refuseRepeats(list: YamlList, key: string, { findings }: Source): void {
  const seen = new Set<string>();
  for (const [i, value] of list.entries()) {
    if (typeof value !== 'string') continue;
    if (seen.has(value))
      findings.error(
        'schema',
        configMessages.twiceInList({ shown: value, key }),
        list[places].offsets[i] ?? 0,
      );
    seen.add(value);
  }
}

export interface LoadedToewijzingen {
  readonly file: ToewijzingenFile;
  readonly facts: FileFacts;
}

/** Loads one file of toewijzingen. What cannot be known is left out, with the problem that says why. */
export function loadToewijzingen(source: Source, names: NameRegisters): LoadedToewijzingen {
  const { file, findings, map } = source;
  const references = new References(names, findings);
  const gezag = map && references.organisatie(map.bevoegdGezag, valueOffset(map, 'bevoegdGezag'));
  // Not the references themselves: the names that were looked up are of no use any more.
  const facts = { findings, oins: references.oins, waarden: references.waarden };
  if (map === undefined) return { file: { file, bevoegdGezag: undefined, desired: [] }, facts };
  const expansion = new Expansion(source, references, gezag);
  const { toewijzingen, werkingsgebied, verwachtingen } = map;
  if (isList(toewijzingen)) {
    for (const value of toewijzingen) expansion.toewijzing(value);
    if (toewijzingen.length === 0)
      findings.warning('empty', configMessages.emptyToewijzingen(), keyOffset(map, 'toewijzingen'));
  }
  if (isList(werkingsgebied)) refuseRepeats(werkingsgebied, 'werkingsgebied', source);
  const area = isList(werkingsgebied) ? references.organisatieLijst(werkingsgebied) : undefined;
  return {
    file: {
      file,
      bevoegdGezag: gezag,
      desired: expansion.desired,
      ...(map.dekking === 'volledig' ? { dekking: findings.at(keyOffset(map, 'dekking')) } : {}),
      ...(area === undefined ? {} : { werkingsgebied: area }),
      ...(isList(verwachtingen) && gezag !== undefined
        ? { verwachtingen: verwachtingenOf(verwachtingen, references, gezag) }
        : {}),
    },
    facts,
  };
}
