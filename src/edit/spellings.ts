/** Gives what is imported the names that the files have, and finds what would be there under two names. */
import {
  type Activiteit,
  ActiviteitMap,
  formOf,
  mayBeOne,
  type Spellings,
  spellingsOf,
} from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';

/** A configuratie that is not imported, because its activiteit may be there under another name. */
export interface SpellingConflict {
  readonly configuratie: Configuratie;
  readonly other: Activiteit;
}

export interface Settled {
  readonly configuraties: readonly Configuratie[];
  readonly conflicts: readonly SpellingConflict[];
}

/** The name to import an activiteit under, or the name that it may be there under already. */
type Verdict = { readonly naam: Activiteit } | { readonly other: Activiteit };

function verdictOf(
  own: Activiteit,
  { activiteiten, isOne }: Spellings,
  inFiles: ActiviteitMap<Activiteit>,
): Verdict {
  if (inFiles.has(own)) return { naam: own };
  const others = activiteiten.filter((item) => item !== own && mayBeOne(item, own));
  const named = others.find((item) => inFiles.has(item));
  if (named !== undefined) return isOne ? { naam: named } : { other: named };
  // Among imported names, the whole name goes first.
  const rank = ({ naam }: Activiteit): number => ['urn', 'part', 'uri'].indexOf(formOf(naam));
  const better = others.find((item) => rank(item) < rank(own));
  return better === undefined ? { naam: own } : { other: better };
}

/** Settles the spellings in what is imported for one bevoegd gezag. */
function settle(imported: readonly Configuratie[], desired: readonly Configuratie[]): Settled {
  const inFiles = new ActiviteitMap<Activiteit>();
  for (const { activiteit } of desired) inFiles.getOrInsert(activiteit, () => activiteit);
  const verdicts = new ActiviteitMap<Verdict>();
  const names = [...inFiles.values(), ...imported.map(({ activiteit }) => activiteit)];
  for (const group of spellingsOf(names))
    for (const own of group.activiteiten) verdicts.getOrInsert(own, () => verdictOf(own, group, inFiles));
  const configuraties: Configuratie[] = [];
  const conflicts: SpellingConflict[] = [];
  for (const configuratie of imported) {
    const verdict = verdicts.get(configuratie.activiteit);
    if (verdict === undefined) configuraties.push(configuratie);
    else if ('naam' in verdict) configuraties.push({ ...configuratie, activiteit: verdict.naam });
    else conflicts.push({ configuratie, other: verdict.other });
  }
  return { configuraties, conflicts };
}

/**
 * Settles the spellings in what is imported.
 *
 * @param files the files that it is added to; none for new files.
 */
export function settleSpellings(
  imported: readonly Configuratie[],
  files: readonly ToewijzingenFile[],
): Settled {
  const byGezag = groupBy(
    files.flatMap(({ desired }) => desired.map(({ configuratie }) => configuratie)),
    ({ oin }) => oin,
  );
  const settled = [...groupBy(imported, ({ oin }) => oin)].map(([oin, own]) =>
    settle(own, byGezag.get(oin) ?? []),
  );
  return {
    configuraties: settled.flatMap(({ configuraties }) => configuraties),
    conflicts: settled.flatMap(({ conflicts }) => conflicts),
  };
}
