/**
 * Everything that is assumed about the wire of the RTR: the API "RTR gegevens", version 2. When an assumption turns out to
 * be wrong, this is the file to change.
 *
 * Known from public clients: the address below the endpoint; `page` from 1 and `pageSize` up to 200 in the query; the body
 * (the day as dd-MM-yyyy, the organisation by its OIN); `x-api-key`; HAL with the items in `_embedded.activiteiten`; and
 * the fields `urn`, `omschrijving`, `beginDatum`, `eindDatum` and `bestuursorgaan.oin` of an item. The RTR lists what is
 * valid on the requested day. It lists an activiteit once per version, and its `totalElements` may be too low: for
 * Amsterdam it was 113 where 120 items came.
 *
 * Assumed: that `_links.next` leads to the next page and takes the same body; that an activiteit is valid up to and
 * including its `eindDatum`; that a list is never truly empty. Dates as yyyy-MM-dd and keys in lower case are read too.
 */
import { HalReader, type Page } from '../http/hal.js';
import { isObject, type Json } from '../lib/json.js';
import type { Oin } from '../model/oin.js';
import { type Datum, parseDatum, toDutchDate } from './datum.js';
import type { Registered } from './registered.js';
import { rtrService } from './service.js';

/** The largest page that the RTR allows. */
export const PAGE_SIZE = 200;

const reader = new HalReader(rtrService);

/** The address of a page of activiteiten. What to search for goes in the body. */
export function searchUrl(endpoint: string, page: number): string {
  const query = new URLSearchParams({ page: String(page), pageSize: String(PAGE_SIZE) });
  return `${endpoint.replace(/\/+$/, '')}/activiteiten/_zoek?${query}`;
}

/** The body of a search: what an organisation has registered on a day. */
export function searchBody(oin: Oin, datum: Datum): string {
  return JSON.stringify({ datum: toDutchDate(datum), bestuursorgaan: { oin } });
}

/** One item of a list. */
export interface FoundActiviteit extends Registered {
  /** The registrant; absent when the answer does not name it. */
  readonly oin?: Oin;
}

/** Reads a day under one of two keys. A missing or null end means no end; one that cannot be parsed could mean anything. */
function datumAt(item: Json, keys: readonly [string, string], path: string): Datum | undefined {
  const value = item[keys[0]] ?? item[keys[1]];
  if (value === undefined || value === null || value === '') return undefined;
  const datum = typeof value === 'string' ? parseDatum(value) : undefined;
  if (datum === undefined) throw reader.unusable(`${path}${keys[0]}`, 'date');
  return datum;
}

function readItem(item: unknown, path: string): FoundActiviteit {
  if (!isObject(item)) throw reader.unusable(path.replace(/\.$/, ''), 'object');
  const nameKey =
    typeof item.urn !== 'string' && typeof item.identificatie === 'string' ? 'identificatie' : 'urn';
  const { omschrijving, bestuursorgaan } = item;
  const begindatum = datumAt(item, ['beginDatum', 'begindatum'], path);
  const einddatum = datumAt(item, ['eindDatum', 'einddatum'], path);
  const oin =
    isObject(bestuursorgaan) && (bestuursorgaan.oin ?? null) !== null
      ? reader.oin(bestuursorgaan, 'oin', `${path}bestuursorgaan.`)
      : undefined;
  return {
    naam: reader.text(item, nameKey, path),
    omschrijving: typeof omschrijving === 'string' && omschrijving !== '' ? omschrijving : undefined,
    begindatum,
    einddatum,
    oin,
  };
}

/**
 * Reads one page of activiteiten.
 *
 * @throws Failure `unreachable` when the answer is not a HAL page, or an item of it cannot be understood.
 */
export function readActiviteiten(json: unknown): Page<FoundActiviteit> {
  return reader.page(json, 'activiteiten', readItem);
}
