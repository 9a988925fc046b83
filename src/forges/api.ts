/** JSON over HTTPS with the service that hosts the repository. */
import { setTimeout as pause } from 'node:timers/promises';
import { isObject, type Json } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { forgesMessages } from './messages.js';

const TIMEOUT_MS = 30_000;
const TRIES = 4;
const FIRST_PAUSE_MS = 500;
/** More than any pull request or repository has in use. */
const MAX_PAGES = 50;

export interface ApiOptions {
  /** Of the service, for messages. */
  readonly name: string;
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The list in an answer: the answer itself, or the one list in it. */
function itemsOf(value: unknown): Json[] {
  const list = isObject(value) ? Object.values(value).find(Array.isArray) : value;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Whether a next page is where the others are: a token goes nowhere else. */
function sameOrigin(next: string | undefined, base: string): boolean {
  return next !== undefined && URL.canParse(next) && new URL(next).origin === new URL(base).origin;
}

/** A client of one repository's API. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  async #fetch(method: string, url: string, body: unknown): Promise<Response> {
    const { headers, name } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      let response: Response | undefined;
      let cause: unknown;
      try {
        response = await fetch(url, {
          method,
          headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          // A token goes to no other host than the one it is for.
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (response.status !== 429 && response.status < 500) return response;
      } catch (error) {
        cause = error;
      }
      // What writes is not sent twice: a comment would stand there twice.
      const again = method === 'GET' || response?.status === 429;
      if (!again || attempt >= TRIES) {
        if (response !== undefined) return response;
        throw new Failure('unreachable', forgesMessages.forgeUnreachable({ name, host: new URL(url).host }), {
          cause,
        });
      }
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
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

  /** What a response holds, which is JSON; a proxy on the way may put a page of its own in its place. */
  async #json(response: Response, url: string): Promise<unknown> {
    const { name } = this.#options;
    const { host } = new URL(url);
    const text = await response.text().catch((cause: unknown) => {
      throw new Failure('unreachable', forgesMessages.forgeUnreachable({ name, host }), { cause });
    });
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new Failure('unreachable', forgesMessages.forgeNoJson({ name, host }), { cause });
    }
  }

  /** @throws Failure when the service cannot be reached, refuses, or is not who answers. */
  async send(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown): Promise<Json> {
    const url = `${this.#options.base}${path}`;
    const value = await this.#json(await this.#send(method, url, body), url);
    return isObject(value) ? value : {};
  }

  /** One thing. */
  async read(path: string): Promise<Json> {
    const url = `${this.#options.base}${path}`;
    const value = await this.#json(await this.#send('GET', url), url);
    return isObject(value) ? value : {};
  }

  /** Every item of a list, page after page. */
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
