/** What has to be created for one activiteit, and which record each creation replaces. */
import { CombinationIndex } from '../model/combination-index.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { codeOf, sameLocaties, sameScope } from '../model/configuratie-fields.js';
import type { Classified, Wanted } from './classify.js';
import type { Change } from './moves.js';

/** The first record of the same scope and locaties as a desired configuratie that has nothing in place. */
function replacedBy(wanted: Wanted, candidates: Iterable<Reported>): Reported | undefined {
  if (wanted.inPlace.length > 0) return undefined;
  const own = wanted.desired.configuratie;
  for (const record of candidates)
    if (sameScope(own, record.configuratie) && sameLocaties(own, record.configuratie)) return record;
  return undefined;
}

/** The body that replaces `before`. It keeps the order of the locaties, so that a patch shows real differences only. */
function replacementOf(body: Configuratie, before: Configuratie): Configuratie {
  const { locatieOins } = before;
  return locatieOins === undefined ? body : { ...body, locatieOins };
}

/** The creations that an activiteit needs. Each superseded record is replaced by one of them at most. */
export function changesOf({ wanted, superseded }: Classified): Change<Wanted>[] {
  const records = new CombinationIndex<Reported>();
  for (const { reported, repeats } of superseded)
    if (repeats === undefined) records.add(reported.configuratie, reported);
  const taken = new Set<Reported>();
  const changes: Change<Wanted>[] = [];
  for (const item of wanted) {
    if (item.missing === undefined) continue;
    const own = item.desired.configuratie;
    const here = records.assigning(codeOf(own), own.locatieOins?.[0] ?? null);
    const replaces = replacedBy(
      item,
      [...here].filter((record) => !taken.has(record)),
    );
    if (replaces === undefined) {
      changes.push({ body: item.missing, item });
      continue;
    }
    taken.add(replaces);
    changes.push({ body: replacementOf(item.missing, replaces.configuratie), replaces, item });
  }
  return changes;
}
