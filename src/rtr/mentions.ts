/** The activiteiten that the files mention, in toewijzingen and in verwachtingen. */
import type { Activiteit } from '../model/activiteit.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { getOrInsert } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';

/** A place in a file that names an activiteit. */
export interface Mention {
  readonly activiteit: Activiteit;
  readonly bevoegdGezag: Oin;
  readonly place: Place;
}

/** Every place in a file that names an activiteit. A place that stands for several configuraties counts once. */
export function* mentionsIn({
  file,
  bevoegdGezag,
  desired,
  verwachtingen = [],
}: ToewijzingenFile): Generator<Mention> {
  if (bevoegdGezag === undefined) return;
  const seen = new Set<number>();
  for (const { configuratie, offset } of desired) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    yield { activiteit: configuratie.activiteit, bevoegdGezag, place: { file, offset } };
  }
  for (const { activiteit, offset } of verwachtingen)
    yield { activiteit, bevoegdGezag, place: { file, offset } };
}

/** The organisations whose lists the files need: the bevoegde gezagen, and the registrants of the activiteiten. */
export function registrantsOf(files: readonly ToewijzingenFile[]): Set<Oin> {
  const oins = new Set<Oin>();
  for (const file of files) {
    if (file.bevoegdGezag !== undefined) oins.add(file.bevoegdGezag);
    for (const { activiteit } of mentionsIn(file)) oins.add(activiteit.oin);
  }
  return oins;
}

/** The names that the files mention, by registrant. */
export function mentionedNames(files: readonly ToewijzingenFile[]): Map<Oin, Set<string>> {
  const names = new Map<Oin, Set<string>>();
  for (const file of files)
    for (const { activiteit } of mentionsIn(file))
      getOrInsert(names, activiteit.oin, () => new Set()).add(activiteit.naam);
  return names;
}
