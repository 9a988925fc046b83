/**
 * Everything that is assumed about DSO-LV's wire. Only adding a configuration is documented in public; reading, changing
 * and removing follow the conventions of sibling DSO interfaces. Should one of them prove otherwise, this is the file
 * to change.
 *
 * It reads liberally (unknown fields, numeric ids, no `_embedded`) but guesses nothing: what is needed and missing is an
 * error that names it. It writes strictly: the documented keys, in the documented order, and no others.
 */

import { type Page, Reader } from '../http/hal.js';
import { isObject } from '../lib/json.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { isOin, type Oin } from '../model/oin.js';

/** The largest page that sibling interfaces allow. */
export const PAGE_SIZE = 200;

const ITEMS = 'behandeldienstconfiguraties';

/** A field and the fields in it. */
interface Field {
  readonly [name: string]: Field;
}

/** What is used of the interface, by name: to be laid beside what a service publishes about itself. */
export const assumed: { readonly query: readonly string[]; readonly items: string; readonly body: Field } = {
  query: ['oin', 'page', 'pageSize'],
  items: ITEMS,
  body: {
    oin: {},
    activiteit: { naam: {}, oin: {} },
    behandeldienstOin: {},
    toestemming: { code: {}, waarde: {} },
    locatieOins: {},
  },
};

/** The address of the first page of a bevoegd gezag's configuraties. */
export function listUrl(endpoint: string, bevoegdGezag: Oin): string {
  return `${endpoint}?${new URLSearchParams({ oin: bevoegdGezag, page: '1', pageSize: String(PAGE_SIZE) })}`;
}

/** The address of one configuratie. */
export function itemUrl(endpoint: string, id: string): string {
  return `${endpoint}/${encodeURIComponent(id)}`;
}

/** The documented body: its keys in order, those without a value left out. */
export function toBody(configuratie: Configuratie): string {
  const { oin, activiteit, behandeldienstOin, toestemming, locatieOins } = configuratie;
  return JSON.stringify({
    oin,
    activiteit: { naam: activiteit.naam, oin: activiteit.oin },
    behandeldienstOin,
    toestemming: toestemming && { code: toestemming.code, waarde: toestemming.waarde },
    locatieOins,
  });
}

const reader = new Reader('dso');

function readId(value: unknown, field: string): string {
  // Of these two an address leads elsewhere.
  if (typeof value === 'string' && !['', '.', '..'].includes(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw reader.unusable(field, 'id');
}

function readLocaties(value: unknown, field: string): readonly Oin[] | undefined {
  if (value === undefined || value === null) return undefined;
  // An empty list could mean the whole area or nowhere: it is not for us to guess.
  if (!Array.isArray(value) || value.length === 0) throw reader.unusable(field, 'list');
  const oins = value.map((item: unknown, i) => {
    if (typeof item !== 'string' || !isOin(item)) throw reader.unusable(`${field}[${i}]`, 'oin');
    return item;
  });
  return [...new Set(oins)];
}

/**
 * Reads one stored configuratie.
 *
 * @param path where it stands in the answer, for messages: `_embedded.behandeldienstconfiguraties[3].`
 * @throws Failure `unreachable` that names the field which is missing or cannot be understood.
 */
export function readStored(value: unknown, path: string): Reported {
  if (!isObject(value)) throw reader.unusable(path.replace(/\.$/, ''), 'object');
  const activiteit = reader.object(value, 'activiteit', path);
  const id = readId(value.id, `${path}id`);
  const locatieOins = readLocaties(value.locatieOins, `${path}locatieOins`);
  const hasToestemming = value.toestemming !== undefined && value.toestemming !== null;
  const toestemming = hasToestemming ? reader.object(value, 'toestemming', path) : undefined;
  const waarde = toestemming?.waarde;
  const configuratie: Configuratie = {
    oin: reader.oin(value, 'oin', path),
    activiteit: {
      naam: reader.text(activiteit, 'naam', `${path}activiteit.`),
      oin: reader.oin(activiteit, 'oin', `${path}activiteit.`),
    },
    behandeldienstOin: reader.oin(value, 'behandeldienstOin', path),
    toestemming: toestemming && {
      code: reader.text(toestemming, 'code', `${path}toestemming.`),
      // A label, which no decision looks at.
      waarde: typeof waarde === 'string' ? waarde : '',
    },
    locatieOins,
  };
  return { id, configuratie };
}

/**
 * Reads one page of a list.
 *
 * @throws Failure `unreachable` when it is not a HAL page or an item of it cannot be understood.
 */
export function readPage(json: unknown): Page<Reported> {
  return reader.page(json, ITEMS, readStored);
}

/** The id that the answer to a creation tells: in its body, or as the last part of its Location. */
export function readCreatedId(body: string, location: string | undefined): string | undefined {
  try {
    const json: unknown = JSON.parse(body);
    if (isObject(json)) return readId(json.id, 'id');
  } catch {
    // An answer without a usable body is documented to occur.
  }
  const last = location?.split(/[?#]/)[0]?.split('/').pop();
  try {
    return last === undefined || last === '' ? undefined : decodeURIComponent(last);
  } catch {
    return undefined;
  }
}
