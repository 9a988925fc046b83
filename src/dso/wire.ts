/**
 * Everything that is assumed about the wire of DSO-LV. Only the creation of a configuratie is documented in public. How to
 * read, change and remove one follows the conventions of sibling DSO interfaces. When an assumption turns out to be wrong,
 * this is the file to change.
 *
 * Reading is liberal (unknown fields, numeric ids, no `_embedded`) but guesses nothing: a required field that is missing is
 * a failure that names it. Writing is strict: the documented keys in the documented order, and no others.
 */
import { HalReader, type Page } from '../http/hal.js';
import { isObject } from '../lib/json.js';
import { isEncodable } from '../lib/utf8.js';
import type { Configuratie, Reported } from '../model/configuratie.js';
import { mapTextFields, textFieldNames } from '../model/configuratie-fields.js';
import { isOin, type Oin } from '../model/oin.js';
import type { RejectionCause } from '../reconcile/ports.js';
import { dsoService } from './service.js';

/** The largest page that sibling interfaces allow. */
export const PAGE_SIZE = 200;

const ITEMS = 'behandeldienstconfiguraties';

/** The names of fields, each with the fields in it. */
export interface Fields {
  readonly [name: string]: Fields;
}

/** The parts of the interface that are used, by name, to compare with what the service publishes about itself. */
export const assumed: { readonly query: readonly string[]; readonly items: string; readonly body: Fields } = {
  query: ['oin', 'page', 'pageSize'],
  items: ITEMS,
  body: {
    oin: {},
    activiteit: { naam: {}, oin: {} },
    behandeldienstOin: {},
    toestemming: { code: {}, waarde: {} },
    locatieOins: {},
    ...Object.fromEntries(textFieldNames.map((name) => [name, {}])),
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

/** The documented body: its keys in order, without those that have no value. */
export function toBody(configuratie: Configuratie): string {
  const { oin, activiteit, behandeldienstOin, toestemming, locatieOins } = configuratie;
  return JSON.stringify({
    oin,
    activiteit: { naam: activiteit.naam, oin: activiteit.oin },
    behandeldienstOin,
    toestemming: toestemming && { code: toestemming.code, waarde: toestemming.waarde },
    locatieOins,
    ...mapTextFields((name) => configuratie[name]),
  });
}

const reader = new HalReader(dsoService);

function readId(value: unknown, field: string): string {
  // '.' and '..' would lead to another address.
  if (typeof value === 'string' && !['', '.', '..'].includes(value) && isEncodable(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw reader.unusable(field, 'id');
}

function readLocaties(value: unknown, field: string): readonly Oin[] | undefined {
  if (value === undefined || value === null) return undefined;
  // An empty list could mean the whole area or no area at all.
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
 * @throws Failure `unreachable` that names the field which is missing or malformed.
 */
function readStored(value: unknown, path: string): Reported {
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
      // Only a label: no decision depends on it.
      waarde: typeof waarde === 'string' ? waarde : '',
    },
    locatieOins,
    ...mapTextFields((name) => {
      const text = value[name];
      return text === undefined || text === null ? undefined : reader.text(value, name, path);
    }),
  };
  return { id, configuratie };
}

/**
 * Reads one page of a list.
 *
 * @throws Failure `unreachable` when it is not a HAL page, or an item of it cannot be understood.
 */
export function readPage(json: unknown): Page<Reported> {
  return reader.page(json, ITEMS, readStored);
}

/** Reads the configuratie in the answer to a write; undefined when the answer does not contain a complete one. */
export function readAnswered(body: string): Configuratie | undefined {
  try {
    return readStored(JSON.parse(body), '').configuratie;
  } catch {
    // The documentation allows an answer without a usable body. The list shows what is stored.
    return undefined;
  }
}

/** Reads the id in the answer to a creation: in its body, or as the last part of its Location. */
export function readCreatedId(body: string, location: string | undefined): string | undefined {
  try {
    const json: unknown = JSON.parse(body);
    if (isObject(json)) return readId(json.id, 'id');
  } catch {
    // The documentation allows an answer without a usable body.
  }
  const last = location?.split(/[?#]/)[0]?.split('/').pop();
  try {
    return last === undefined ? undefined : readId(decodeURIComponent(last), 'location');
  } catch {
    return undefined;
  }
}

/** Tests whether an answer says that the write was not handled, so that it may be sent again: too early, or too many. */
export function wasNotHandled(status: number): boolean {
  return status === 425 || status === 429;
}

/** Tests whether an answer leaves open whether the write was done. */
export function leavesUnknown(status: number): boolean {
  return status === 408 || status >= 500;
}

/** Why a write was not accepted, by the status of the answer. */
export function rejectionCause(status: number): RejectionCause {
  if (status === 401 || status === 403) return 'not-authorised';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (wasNotHandled(status)) return 'busy';
  if (status === 500) return 'server-fault';
  // A timeout, or a gateway that answers for DSO-LV: DSO-LV itself gave no answer.
  return leavesUnknown(status) ? 'no-answer' : 'other';
}
