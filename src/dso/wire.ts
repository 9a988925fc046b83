/**
 * Everything that is assumed about DSO-LV's wire. Only adding a configuration is documented in public; reading, changing
 * and removing follow the conventions of sibling DSO interfaces. Should one of them prove otherwise, this is the file
 * to change.
 *
 * It reads liberally (unknown fields, numeric ids, no `_embedded`) but guesses nothing: what is needed and missing is an
 * error that names it. It writes strictly: the documented keys, in the documented order, and no others.
 */
import { msg } from '../messages/message.js';
import { type Configuratie, configuratieOf, type Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import type { ApiProblem } from './backend.js';

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

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Says where in an answer something is missing or not what it should be. */
function unusable(field: string, wanted: 'text' | 'oin' | 'object' | 'list' | 'id'): Failure {
  return new Failure('dso', msg('dsoField', { field, wanted }));
}

function objectAt(parent: Json, key: string, path: string): Json {
  const value = parent[key];
  if (!isObject(value)) throw unusable(`${path}${key}`, 'object');
  return value;
}

function textAt(parent: Json, key: string, path: string): string {
  const value = parent[key];
  if (typeof value !== 'string' || value === '') throw unusable(`${path}${key}`, 'text');
  return value;
}

/** An OIN that came as a number has lost its zeros: it cannot be mended, only refused. */
function oinAt(parent: Json, key: string, path: string): Oin {
  const value = parent[key];
  if (typeof value !== 'string' || !isOin(value)) throw unusable(`${path}${key}`, 'oin');
  return value;
}

function readId(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw unusable(field, 'id');
}

function readLocaties(value: unknown, field: string): readonly Oin[] | undefined {
  if (value === undefined || value === null) return undefined;
  // An empty list could mean the whole area or nowhere: it is not for us to guess.
  if (!Array.isArray(value) || value.length === 0) throw unusable(field, 'list');
  const oins = value.map((item: unknown, i) => {
    if (typeof item !== 'string' || !isOin(item)) throw unusable(`${field}[${i}]`, 'oin');
    return item;
  });
  return [...new Set(oins)];
}

/**
 * Reads one stored configuratie.
 *
 * @param path where it stands in the answer, for messages: `_embedded.behandeldienstconfiguraties[3].`
 * @throws Failure `dso` that names the field which is missing or cannot be understood.
 */
export function readStored(value: unknown, path: string): Reported {
  if (!isObject(value)) throw unusable(path.replace(/\.$/, ''), 'object');
  const activiteit = objectAt(value, 'activiteit', path);
  const id = readId(value.id, `${path}id`);
  const locatieOins = readLocaties(value.locatieOins, `${path}locatieOins`);
  const hasToestemming = value.toestemming !== undefined && value.toestemming !== null;
  const toestemming = hasToestemming ? objectAt(value, 'toestemming', path) : undefined;
  const waarde = toestemming?.waarde;
  const configuratie = configuratieOf(
    oinAt(value, 'oin', path),
    {
      naam: textAt(activiteit, 'naam', `${path}activiteit.`),
      oin: oinAt(activiteit, 'oin', `${path}activiteit.`),
    },
    oinAt(value, 'behandeldienstOin', path),
    toestemming && {
      code: textAt(toestemming, 'code', `${path}toestemming.`),
      // A label, which no decision looks at.
      waarde: typeof waarde === 'string' ? waarde : '',
    },
    locatieOins,
  );
  return { id, configuratie };
}

/** One page of a list. */
export interface Page {
  readonly items: readonly Reported[];
  /** Href of the next page, as it stands in the answer. */
  readonly next?: string;
  readonly totalElements?: number;
  readonly totalPages?: number;
}

function numberAt(parent: unknown, key: string): number | undefined {
  const value = isObject(parent) ? parent[key] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function readItems(json: Json): readonly unknown[] {
  if (json._embedded === undefined || json._embedded === null) return [];
  const embedded = objectAt(json, '_embedded', '');
  const items = embedded[ITEMS];
  if (items === undefined && Object.keys(embedded).length === 0) return [];
  if (!Array.isArray(items)) throw unusable(`_embedded.${ITEMS}`, 'list');
  return items;
}

function readNext(json: Json): string | undefined {
  if (json._links === undefined || json._links === null) return undefined;
  const links = objectAt(json, '_links', '');
  if (links.next === undefined || links.next === null) return undefined;
  return textAt(objectAt(links, 'next', '_links.'), 'href', '_links.next.');
}

/**
 * Reads one page of a list.
 *
 * @throws Failure `dso` when it is not a HAL page or an item of it cannot be understood.
 */
export function readPage(json: unknown): Page {
  if (!isObject(json)) throw new Failure('dso', msg('dsoNotHal', {}));
  // A page of something else, a status page of a gateway say, must not pass for an empty list.
  if (!['_embedded', '_links', 'page'].some((key) => key in json))
    throw new Failure('dso', msg('dsoNotHal', {}));
  const items = readItems(json).map((item, i) => readStored(item, `_embedded.${ITEMS}[${i}].`));
  const next = readNext(json);
  const totalElements = numberAt(json.page, 'totalElements');
  const totalPages = numberAt(json.page, 'totalPages');
  return {
    items,
    ...(next === undefined ? {} : { next }),
    ...(totalElements === undefined ? {} : { totalElements }),
    ...(totalPages === undefined ? {} : { totalPages }),
  };
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

const MAX_SHOWN = 300;

/** Makes text from outside fit to be shown: no control characters, and not without end. */
function shown(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return clean.length > MAX_SHOWN ? `${clean.slice(0, MAX_SHOWN)}…` : clean;
}

function readInvalidParams(value: unknown): ApiProblem['invalidParams'] {
  if (!Array.isArray(value)) return undefined;
  const params = value.filter(isObject).map((item) => ({
    name: typeof item.name === 'string' ? shown(item.name) : '',
    reason: typeof item.reason === 'string' ? shown(item.reason) : '',
  }));
  return params.length === 0 ? undefined : params.slice(0, 20);
}

/** What an answer outside 2xx says: problem JSON in any of its forms, or the title of a gateway's HTML page. */
export function readProblem(status: number, contentType: string, body: string): ApiProblem {
  const fallback = `HTTP ${status}`;
  if (/json/i.test(contentType) || body.trimStart().startsWith('{')) {
    try {
      const json: unknown = JSON.parse(body);
      if (isObject(json)) {
        const invalidParams = readInvalidParams(json['invalid-params'] ?? json.invalidParams);
        return {
          status,
          title: typeof json.title === 'string' && json.title !== '' ? shown(json.title) : fallback,
          ...(typeof json.detail === 'string' ? { detail: shown(json.detail) } : {}),
          ...(typeof json.instance === 'string' ? { instance: shown(json.instance) } : {}),
          ...(invalidParams === undefined ? {} : { invalidParams }),
        };
      }
    } catch {
      // Said to be JSON and is not: told like any other text.
    }
  }
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1]?.trim();
  return { status, title: title ? `${fallback}: ${shown(title)}` : fallback };
}
