import { type Catalogue, catalogue } from './catalogue.js';
import type { Entry } from './entry.js';
import type { Taal } from './taal.js';

export { type Taal, talen } from './taal.js';

export type MessageKey = keyof Catalogue;
type ParamsOf<E> = E extends Entry<infer P> ? P : never;

/** Something to be told: a key of the catalogue and what fills it in. Plain data, in no language yet. */
export type Message = {
  [K in MessageKey]: { readonly key: K; readonly params: ParamsOf<Catalogue[K]> };
}[MessageKey];

/** Makes a message. */
export function msg<K extends MessageKey>(key: K, params: ParamsOf<Catalogue[K]>): Message {
  return { key, params } as Message;
}

/** Tells a message in a language. */
export function tell(message: Message, taal: Taal): string {
  const entry = catalogue[message.key] as Entry<unknown>;
  return entry[taal](message.params);
}
