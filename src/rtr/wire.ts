/**
 * Everything that is assumed about the RTR's wire: the API "RTR gegevens", version 2. Should some of it prove otherwise,
 * this is the file to change.
 *
 * Public, from clients that use it: the address below the endpoint, `page` from 1 and `pageSize` up to 200 in the query,
 * the body (the day as dd-MM-yyyy, the organisation by its OIN), `x-api-key`, HAL with the items under
 * `_embedded.activiteiten`, and of an item `urn`, `omschrijving`, `beginDatum`, `eindDatum` and `bestuursorgaan.oin`. The
 * RTR gives what counts on the day that is asked about, one activiteit more than once where it has several versions, and
 * announces fewer elements than it gives: Amsterdam was seen to have 120 where `totalElements` said 113.
 *
 * Assumed: that `_links.next` leads on, and is to be asked with the same body; that the last day of an activiteit is its
 * `eindDatum`; that a list is never truly empty. Dates are also read as yyyy-MM-dd, and keys without the capital.
 */
import { type Page, Reader } from '../http/hal.js';
import { isObject, type Json } from '../lib/json.js';
import type { Oin } from '../model/oin.js';
import { type Datum, dutch, readDatum } from './datum.js';
import type { Registered } from './lists.js';

/** The largest page. */
export const PAGE_SIZE = 200;

const reader = new Reader('rtr');

/** The address of a page of activiteiten; the question itself goes in the body. */
export function searchUrl(endpoint: string, page: number): string {
  const query = new URLSearchParams({ page: String(page), pageSize: String(PAGE_SIZE) });
  return `${endpoint.replace(/\/+$/, '')}/activiteiten/_zoek?${query}`;
}

/** The question: what an organisation has registered on a day. */
export function searchBody(oin: Oin, datum: Datum): string {
  return JSON.stringify({ datum: dutch(datum), bestuursorgaan: { oin } });
}

/** One item of a list, with who registered it where the answer says so. */
export interface Found extends Registered {
  readonly oin?: Oin;
}

/** A day under one of two keys. An end that is null or left out is no end; one that cannot be read could be any. */
function datumAt(item: Json, keys: readonly [string, string], path: string): Datum | undefined {
  const value = item[keys[0]] ?? item[keys[1]];
  if (value === undefined || value === null || value === '') return undefined;
  const datum = typeof value === 'string' ? readDatum(value) : undefined;
  if (datum === undefined) throw reader.unusable(`${path}${keys[0]}`, 'date');
  return datum;
}

function readItem(item: unknown, path: string): Found {
  if (!isObject(item)) throw reader.unusable(path.replace(/\.$/, ''), 'object');
  const named =
    typeof item.urn === 'string' ? 'urn' : typeof item.identificatie === 'string' ? 'identificatie' : 'urn';
  const { omschrijving, bestuursorgaan } = item;
  const begindatum = datumAt(item, ['beginDatum', 'begindatum'], path);
  const einddatum = datumAt(item, ['eindDatum', 'einddatum'], path);
  const oin =
    isObject(bestuursorgaan) && (bestuursorgaan.oin ?? null) !== null
      ? reader.oin(bestuursorgaan, 'oin', `${path}bestuursorgaan.`)
      : undefined;
  return {
    naam: reader.text(item, named, path),
    ...(typeof omschrijving === 'string' && omschrijving !== '' ? { omschrijving } : {}),
    ...(begindatum === undefined ? {} : { begindatum }),
    ...(einddatum === undefined ? {} : { einddatum }),
    ...(oin === undefined ? {} : { oin }),
  };
}

/**
 * Reads one page of activiteiten.
 *
 * @throws Failure `unreachable` when it is not a HAL page, or an item of it cannot be understood.
 */
export function readActiviteiten(json: unknown): Page<Found> {
  return reader.page(json, 'activiteiten', readItem);
}
