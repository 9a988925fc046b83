/**
 * Everything that is assumed about the wire of Verzoeksroutering, version 2, "Behandeldienst bepalen". Should some of it
 * prove otherwise, this is the file to change.
 *
 * Public, from the developer portal: where the service is, that it takes activiteiten (as `functioneleStructuurRefs`) and a
 * location, and that it tells the name and OIN of the behandeldienst. That a locatie of a configuratie means the
 * administrative area of an organisation is public too: so a place in that area is asked about.
 *
 * Assumed, after sibling services: the address, the keys of the body, the place as a point in RD under `_geo`, the reference
 * of an activiteit as a URI of who registered it, and that the answer has `behandeldienst`, null where the bevoegd gezag
 * handles the request itself. An answer without that key is refused: it could mean anything.
 */
import { Reader } from '../http/hal.js';
import { isObject } from '../lib/json.js';
import type { Activiteit } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import type { RoutingQuestion } from '../routing/requests.js';

const CONCEPTS = 'http://toepasbare-regels.omgevingswet.overheid.nl';

/** What goes along with each question: the coordinates are those of the Rijksdriehoek. */
export const headers = { 'content-crs': 'http://www.opengis.net/def/crs/EPSG/0/28992' } as const;

const reader = new Reader('verzoeksroutering');

/** The address to which questions go. */
export function questionUrl(endpoint: string): string {
  return `${endpoint.replace(/\/+$/, '')}/behandeldienst/_bepaal`;
}

/** How the service wants an activiteit to be named; a name that is a URI already is left as it is. */
export function referenceOf({ naam, oin }: Activiteit): string {
  return /^https?:/.test(naam) ? naam : `${CONCEPTS}/${oin}/id/concept/${encodeURIComponent(naam)}`;
}

/** One question. */
export function questionBody({ bevoegdGezag, activiteit, toestemming, punt }: RoutingQuestion): string {
  return JSON.stringify({
    bevoegdGezag: { oin: bevoegdGezag },
    functioneleStructuurRefs: [referenceOf(activiteit)],
    ...(toestemming === null ? {} : { toestemming }),
    _geo: { intersects: { type: 'Point', coordinates: punt } },
  });
}

/**
 * Reads who handles it; undefined: nobody but the bevoegd gezag itself.
 *
 * @throws Failure `unreachable` when the answer does not say.
 */
export function readBehandeldienst(json: unknown): Oin | undefined {
  if (!isObject(json)) throw reader.unusable('behandeldienst', 'object');
  if (json.behandeldienst === null) return undefined;
  return reader.oin(reader.object(json, 'behandeldienst', ''), 'oin', 'behandeldienst.');
}
