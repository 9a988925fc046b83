/** What the services of DSO-LV have in common on the wire: HAL, read liberally, and problem JSON in any of its forms. */

import { isObject, type Json } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import type { Service } from './messages.js';
import { httpMessages } from './messages.js';
import type { HttpProblem } from './wire.js';

function numberAt(parent: unknown, key: string): number | undefined {
  const value = isObject(parent) ? parent[key] : undefined;
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Href of the next page, as it stands in the answer. */
  readonly next?: string;
  readonly totalElements?: number;
  readonly totalPages?: number;
}

/** Reads what one service answers. What is needed and missing is an error that names it, and where it should be. */
export class Reader {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /** Says where in an answer something is missing or not what it should be. */
  unusable(field: string, wanted: 'text' | 'oin' | 'object' | 'list' | 'id' | 'date'): Failure {
    return new Failure('unreachable', httpMessages.dsoField({ service: this.#service, field, wanted }));
  }

  object(parent: Json, key: string, path: string): Json {
    const value = parent[key];
    if (!isObject(value)) throw this.unusable(`${path}${key}`, 'object');
    return value;
  }

  text(parent: Json, key: string, path: string): string {
    const value = parent[key];
    if (typeof value !== 'string' || value === '') throw this.unusable(`${path}${key}`, 'text');
    return value;
  }

  /** An OIN that came as a number has lost its zeros: it cannot be mended, only refused. */
  oin(parent: Json, key: string, path: string): Oin {
    const value = parent[key];
    if (typeof value !== 'string' || !isOin(value)) throw this.unusable(`${path}${key}`, 'oin');
    return value;
  }

  #items(json: Json, name: string): readonly unknown[] {
    if (json._embedded === undefined || json._embedded === null) return [];
    const embedded = this.object(json, '_embedded', '');
    const items = embedded[name];
    if (items === undefined && Object.keys(embedded).length === 0) return [];
    if (!Array.isArray(items)) throw this.unusable(`_embedded.${name}`, 'list');
    return items;
  }

  #next(json: Json): string | undefined {
    if (json._links === undefined || json._links === null) return undefined;
    const links = this.object(json, '_links', '');
    if (links.next === undefined || links.next === null) return undefined;
    return this.text(this.object(links, 'next', '_links.'), 'href', '_links.next.');
  }

  /**
   * Reads one page of a list.
   *
   * @param name of the list under `_embedded`.
   * @param read reads one item; the path is where it stands, for messages.
   * @throws Failure `unreachable` when it is not a HAL page or an item of it cannot be understood.
   */
  page<T>(json: unknown, name: string, read: (item: unknown, path: string) => T): Page<T> {
    // A page of something else, a status page of a gateway say, must not pass for an empty list.
    if (!isObject(json) || !['_embedded', '_links', 'page'].some((key) => key in json))
      throw new Failure('unreachable', httpMessages.dsoNotHal({ service: this.#service }));
    const items = this.#items(json, name).map((item, i) => read(item, `_embedded.${name}[${i}].`));
    const next = this.#next(json);
    const totalElements = numberAt(json.page, 'totalElements');
    const totalPages = numberAt(json.page, 'totalPages');
    return {
      items,
      ...(next === undefined ? {} : { next }),
      ...(totalElements === undefined ? {} : { totalElements }),
      ...(totalPages === undefined ? {} : { totalPages }),
    };
  }
}

const MAX_SHOWN = 300;

/** Makes text from outside fit to be shown: no control characters, and not without end. */
function shown(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return clean.length > MAX_SHOWN ? `${clean.slice(0, MAX_SHOWN)}…` : clean;
}

function readInvalidParams(value: unknown): HttpProblem['invalidParams'] {
  if (!Array.isArray(value)) return undefined;
  const params = value.filter(isObject).map((item) => ({
    name: typeof item.name === 'string' ? shown(item.name) : '',
    reason: typeof item.reason === 'string' ? shown(item.reason) : '',
  }));
  return params.length === 0 ? undefined : params.slice(0, 20);
}

/** What an answer outside 2xx says: problem JSON in any of its forms, or the title of a gateway's HTML page. */
export function readProblem(status: number, contentType: string, body: string): HttpProblem {
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
      // Declared to be JSON and is not: told like any other text.
    }
  }
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(body)?.[1]?.trim();
  return { status, title: title ? `${fallback}: ${shown(title)}` : fallback };
}
