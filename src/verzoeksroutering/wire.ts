/**
 * Everything that is assumed about the wire of Verzoeksroutering, version 2, "Behandeldienst bepalen". When an assumption
 * turns out to be wrong, this is the file to change.
 *
 * Known from the developer portal: where the service is, that it takes activiteiten (as `functioneleStructuurRefs`) and a
 * location, and that it answers with the name and OIN of the behandeldienst. Also public: a locatie of a configuratie means
 * the administrative area of an organisation, so the question uses a place in that area.
 *
 * Assumed, from sibling services: the address; the keys of the body; the place as a point in RD in `_geo`; the reference to
 * an activiteit as a URI of its registrant; and that the answer has `behandeldienst`, null when the bevoegd gezag handles
 * the verzoek itself. An answer without that key is refused, because it could mean anything.
 */
import { HalReader } from '../http/hal.js';
import { isObject } from '../lib/json.js';
import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import type { RoutingQuestion } from '../routing/requests.js';
import { verzoeksrouteringService } from './service.js';

const CONCEPTS = 'http://toepasbare-regels.omgevingswet.overheid.nl';

/** Headers of every question: the coordinates are in the Rijksdriehoek. */
export const headers = { 'content-crs': 'http://www.opengis.net/def/crs/EPSG/0/28992' } as const;

const reader = new HalReader(verzoeksrouteringService);

/** The address for questions. */
export function questionUrl(endpoint: string): string {
  return `${endpoint.replace(/\/+$/, '')}/behandeldienst/_bepaal`;
}

/** The reference to an activiteit: its name when that is a URI, otherwise a URI made of the registrant and the name. */
export function referenceOf({ naam, oin }: Activiteit): string {
  return /^https?:/.test(naam) ? naam : `${CONCEPTS}/${oin}/id/concept/${encodeURIComponent(naam)}`;
}

/** The body of a question. */
export function questionBody({ bevoegdGezag, activiteit, toestemming, punt }: RoutingQuestion): string {
  return JSON.stringify({
    bevoegdGezag: { oin: bevoegdGezag },
    functioneleStructuurRefs: [referenceOf(activiteit)],
    toestemming: toestemming ?? undefined,
    _geo: { intersects: { type: 'Point', coordinates: punt } },
  });
}

/**
 * Reads which behandeldienst handles the verzoek.
 *
 * @returns undefined when the bevoegd gezag handles it itself.
 * @throws Failure `unreachable` when the answer cannot be understood.
 */
export function readBehandeldienst(json: unknown): Oin | undefined {
  if (!isObject(json)) throw reader.unusable('behandeldienst', 'object');
  if (json.behandeldienst === null) return undefined;
  return reader.oin(reader.object(json, 'behandeldienst', ''), 'oin', 'behandeldienst.');
}
