/**
 * Reads HAL answers of a service. It ignores unknown fields. A required field that is missing or malformed is a failure
 * that names the field.
 */
import { isObject, type Json } from '../lib/json.js';
import { isEncodable } from '../lib/utf8.js';
import { isOin, type Oin } from '../model/oin.js';
import { type ExpectedForm, httpMessages } from './messages.js';
import { ReadFailure } from './read-failure.js';
import type { Service } from './service.js';

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Link to the next page, as in the answer. */
  readonly next?: string;
  readonly totalElements?: number;
  readonly totalPages?: number;
}

function numberAt(parent: unknown, key: string): number | undefined {
  const value = isObject(parent) ? parent[key] : undefined;
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export class HalReader {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  /** The failure for a field that is missing or does not have the expected form. */
  unusable(field: string, expected: ExpectedForm): ReadFailure {
    const message = httpMessages.unusableField({ service: this.#service, field, expected });
    return new ReadFailure('not-understood', message);
  }

  object(parent: Json, key: string, path: string): Json {
    const value = parent[key];
    if (!isObject(value)) throw this.unusable(`${path}${key}`, 'object');
    return value;
  }

  text(parent: Json, key: string, path: string): string {
    const value = parent[key];
    if (typeof value !== 'string' || value === '' || !isEncodable(value))
      throw this.unusable(`${path}${key}`, 'text');
    return value;
  }

  /** Reads an OIN. An OIN that comes as a number has lost its leading zeros, so it is refused. */
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
   * @param name of the list in `_embedded`.
   * @param readItem reads one item; `path` is where the item stands, for messages.
   * @throws ReadFailure when this is not a HAL page, or an item cannot be understood.
   */
  page<T>(json: unknown, name: string, readItem: (item: unknown, path: string) => T): Page<T> {
    // Other JSON, such as the status of a gateway, must not pass for an empty list.
    if (!isObject(json) || !['_embedded', '_links', 'page'].some((key) => key in json))
      throw new ReadFailure('not-understood', httpMessages.notHal({ service: this.#service }));
    return {
      items: this.#items(json, name).map((item, i) => readItem(item, `_embedded.${name}[${i}].`)),
      next: this.#next(json),
      totalElements: numberAt(json.page, 'totalElements'),
      totalPages: numberAt(json.page, 'totalPages'),
    };
  }
}
