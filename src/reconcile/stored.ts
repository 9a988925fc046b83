/**
 * Compares what DSO-LV holds with what was sent. DSO-LV may store a configuratie in another form: another spelling of the
 * activiteit, another waarde, another order of the locaties, or one record per locatie. That is the same configuratie.
 */
import { mayBeOne } from '../model/activiteit.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import {
  fieldNames,
  locatiesOf,
  sameAssignment,
  sameMeaning,
  sameScope,
} from '../model/configuratie-fields.js';

/** How a stored configuratie differs from the one that was sent, although it means the same. */
export type Alteration =
  | { readonly kind: 'spelling'; readonly naam: string }
  | { readonly kind: 'waarde'; readonly waarde: string }
  | { readonly kind: 'order' }
  | { readonly kind: 'split'; readonly ids: readonly string[] };

/** A field with another value than was sent, both as JSON. */
export interface Difference {
  readonly field: string;
  readonly sent: string;
  readonly stands: string;
}

/** Tests whether a stored configuratie means what was sent, perhaps with another spelling of the activiteit. */
export function standsFor(stored: Configuratie, sent: Configuratie): boolean {
  if (sameMeaning(stored, sent)) return true;
  return (
    mayBeOne(stored.activiteit, sent.activiteit) &&
    sameMeaning({ ...stored, activiteit: sent.activiteit }, sent)
  );
}

/** How a stored configuratie that means what was sent differs from it in form. */
export function alterationsOf(stored: Configuratie, sent: Configuratie): Alteration[] {
  const alterations: Alteration[] = [];
  const { naam } = stored.activiteit;
  if (naam !== sent.activiteit.naam) alterations.push({ kind: 'spelling', naam });
  // DSO-LV may leave the waarde out of what it reports.
  const waarde = stored.toestemming?.waarde ?? '';
  if (waarde !== '' && waarde !== sent.toestemming?.waarde) alterations.push({ kind: 'waarde', waarde });
  if (locatiesOf(stored).join() !== locatiesOf(sent).join()) alterations.push({ kind: 'order' });
  return alterations;
}

/** The records that together are what was sent. */
export interface Found {
  /** The lowest id. */
  readonly id: string;
  readonly stands: Configuratie;
  readonly alterations: readonly Alteration[];
}

/** The records, one per part of the locaties, that together are what was sent. */
function findSplit(records: readonly Reported[], sent: Configuratie): Found | undefined {
  if (sent.locatieOins === undefined) return undefined;
  const wanted = new Set(sent.locatieOins);
  const parts = records
    .filter(
      ({ configuratie: part }) =>
        part.oin === sent.oin &&
        mayBeOne(part.activiteit, sent.activiteit) &&
        sameAssignment(part, sent) &&
        sameScope(part, sent) &&
        part.locatieOins?.every((oin) => wanted.has(oin)),
    )
    .sort((a, b) => compareIds(a.id, b.id));
  const covered = new Set(parts.flatMap(({ configuratie }) => configuratie.locatieOins ?? []));
  const [first] = parts;
  if (first === undefined || covered.size < wanted.size) return undefined;
  const stands = { ...first.configuratie, locatieOins: sent.locatieOins };
  const ids = parts.map(({ id }) => id);
  return { id: first.id, stands, alterations: [{ kind: 'split', ids }, ...alterationsOf(stands, sent)] };
}

/**
 * Looks for what was sent among the records of DSO-LV.
 *
 * @param isOld tests whether a record was there before. It counts only when it is exactly what was sent.
 */
export function findStored(
  records: readonly Reported[],
  sent: Configuratie,
  isOld: (record: Reported) => boolean,
): Found | undefined {
  const added = records.filter((record) => !isOld(record));
  const one =
    records.find(({ configuratie }) => sameMeaning(configuratie, sent)) ??
    added.find(({ configuratie }) => standsFor(configuratie, sent));
  if (one === undefined) return findSplit(added, sent);
  const { id, configuratie: stands } = one;
  return { id, stands, alterations: alterationsOf(stands, sent) };
}

/** The fields of a stored configuratie that differ from what was sent. */
export function differencesOf(stands: Configuratie, sent: Configuratie): Difference[] {
  return fieldNames.flatMap((field) => {
    const [a, b] = [sent[field], stands[field]].map((value) => JSON.stringify(value) ?? '-');
    return a === b || a === undefined || b === undefined ? [] : [{ field, sent: a, stands: b }];
  });
}
