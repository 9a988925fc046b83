/** JSON over HTTPS with a git host: retries, pages, and failures in words. */
import { isObject, type Json } from '../lib/json.js';
import { fixedPauses, retry } from '../lib/retry.js';
import { decodeUtf8 } from '../lib/utf8.js';
import { Failure } from '../model/failure.js';
import { forgesMessages } from './messages.js';

const TIMEOUT_MS = 30_000;
/** Pauses before the second, third and fourth try. */
const PAUSES_MS = [500, 1000, 2000];
/** No change request or repository has this many pages of comments or issues. */
const MAX_PAGES = 50;

export interface ApiOptions {
  /** Name of the host, for messages. */
  readonly name: string;
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The list in a response: the response itself, or the first list in it. */
function itemsOf(value: unknown): Json[] {
  const list = isObject(value) ? Object.values(value).find(Array.isArray) : value;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Tests whether a next page has the origin of the API: the token is sent nowhere else. */
function sameOrigin(next: string | undefined, base: string): boolean {
  return next !== undefined && URL.canParse(next) && new URL(next).origin === new URL(base).origin;
}

/** A client for one base address. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  async #fetch(method: string, url: string, body: unknown): Promise<Response> {
    const { headers, name } = this.#options;
    const request = (): Promise<Response> =>
      fetch(url, {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        // A redirect would send the token to another host.
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    // A repeated write could post a comment twice. A 429 says that nothing was done.
    const isRead = method === 'GET';
    try {
      return await retry(request, {
        pauses: fixedPauses(PAUSES_MS),
        result: ({ status }) => (status === 429 || (isRead && status >= 500) ? 'retry' : 'stop'),
        error: () => (isRead ? 'retry' : 'stop'),
      });
    } catch (cause) {
      throw new Failure('unreachable', forgesMessages.forgeUnreachable({ name, host: new URL(url).host }), {
        cause,
      });
    }
  }

  async #send(method: string, url: string, body?: unknown): Promise<Response> {
    const response = await this.#fetch(method, url, body);
    if (response.ok) return response;
    const { name } = this.#options;
    const path = new URL(url).pathname;
    const { status } = response;
    throw new Failure('unreachable', forgesMessages.forgeRefused({ name, method, path, status }));
  }

  /** Reads a JSON response. A proxy may answer with an HTML page of its own. */
  async #json(response: Response, url: string): Promise<unknown> {
    const { name } = this.#options;
    const { host } = new URL(url);
    const bytes = await response.arrayBuffer().catch((cause: unknown) => {
      throw new Failure('unreachable', forgesMessages.forgeUnreachable({ name, host }), { cause });
    });
    const { text, isUtf8 } = decodeUtf8(new Uint8Array(bytes));
    if (!isUtf8) throw new Failure('unreachable', forgesMessages.forgeNotUtf8({ name, host }));
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new Failure('unreachable', forgesMessages.forgeNoJson({ name, host }), { cause });
    }
  }

  /**
   * Writes, and returns the object in the response.
   *
   * @throws Failure `unreachable` when the host cannot be reached, refuses, or gives no JSON.
   */
  async send(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown): Promise<Json> {
    const url = `${this.#options.base}${path}`;
    const value = await this.#json(await this.#send(method, url, body), url);
    return isObject(value) ? value : {};
  }

  /** Reads one object. */
  async read(path: string): Promise<Json> {
    const url = `${this.#options.base}${path}`;
    const value = await this.#json(await this.#send('GET', url), url);
    return isObject(value) ? value : {};
  }

  /** Reads every item of a list, page after page. */
  async *list(path: string): AsyncGenerator<Json> {
    const { base } = this.#options;
    let url: string | undefined = `${base}${path}${path.includes('?') ? '&' : '?'}per_page=100`;
    for (let page = 0; url !== undefined && page < MAX_PAGES; page += 1) {
      const response: Response = await this.#send('GET', url);
      yield* itemsOf(await this.#json(response, url));
      const next: string | undefined = /<([^>]+)>;\s*rel="next"/.exec(
        response.headers.get('link') ?? '',
      )?.[1];
      url = sameOrigin(next, base) ? next : undefined;
    }
  }
}
