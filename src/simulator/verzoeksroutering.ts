/** The Verzoeksroutering of the simulator: "Behandeldienst bepalen", version 2, from what its own state holds. */

import { isObject } from '../lib/json.js';
import { compareIds } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import type { Punt } from '../model/registers.js';
import { problem, type Reply } from './reply.js';
import type { Store } from './store.js';

/** Where the real service has it, below its host. */
export const ROUTING_PATH = '/publiek/toepasbare-regels/api/verzoeksroutering/v2';

interface Asked {
  readonly gezag: Oin;
  /** Last part of the reference, and who registered it. */
  readonly naam: string;
  readonly oin: Oin;
  readonly code: string | undefined;
  readonly x: unknown;
  readonly y: unknown;
}

/** What is asked, as far as it can be understood. */
function question(body: string): Asked | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isObject(json) || !isObject(json.bevoegdGezag) || !isObject(json._geo)) return undefined;
  const { functioneleStructuurRefs: refs, toestemming } = json;
  const { intersects } = json._geo;
  const [reference] = Array.isArray(refs) && refs.length === 1 ? refs : [];
  const coordinates =
    isObject(intersects) && Array.isArray(intersects.coordinates) ? intersects.coordinates : [];
  const [, oin, concept] = /\/([0-9A-Z]{20})\/id\/concept\/([^/]+)$/.exec(String(reference)) ?? [];
  if (
    typeof json.bevoegdGezag.oin !== 'string' ||
    oin === undefined ||
    concept === undefined ||
    coordinates.length !== 2
  )
    return undefined;
  const code = isObject(toestemming) && typeof toestemming.code === 'string' ? toestemming.code : undefined;
  const [x, y]: readonly unknown[] = coordinates;
  return { gezag: json.bevoegdGezag.oin, naam: decodeURIComponent(concept), oin, code, x, y };
}

/**
 * Answers who handles a request: `POST …/behandeldienst/_bepaal`.
 *
 * @param areas a place in the area of each organisation: a place that is one of those lies in that area, and in no other.
 */
export function answerRouting(store: Store, areas: ReadonlyMap<Oin, Punt>, body: string): Reply {
  const asked = question(body);
  if (asked === undefined)
    return problem(
      400,
      'Ongeldige aanvraag',
      'Geef bevoegdGezag, één functioneleStructuurRef en _geo met een punt',
    );
  const here = new Set([...areas].filter(([, [x, y]]) => x === asked.x && y === asked.y).map(([oin]) => oin));
  const found = store
    .ids(asked.gezag)
    .sort(compareIds)
    .map((id) => store.get(id))
    .find(
      (item) =>
        item?.activiteit.naam === asked.naam &&
        item.activiteit.oin === asked.oin &&
        (item.toestemming === undefined || item.toestemming.code === asked.code) &&
        (item.locatieOins === undefined || item.locatieOins.some((oin) => here.has(oin))),
    );
  return {
    status: 200,
    body: { behandeldienst: found === undefined ? null : { oin: found.behandeldienstOin } },
  };
}
