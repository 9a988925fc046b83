import { type Catalogue, catalogue } from './catalogue.js';
import type { Entry } from './entry.js';

/** The languages in which everything can be told. */
export const talen = ['nl', 'en'] as const;
export type Taal = (typeof talen)[number];

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

/** The language that the environment asks for (LC_ALL, then LC_MESSAGES, then LANG); English where it says nothing. */
export function taalFromEnvironment(env: Readonly<Record<string, string | undefined>>): Taal {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^nl([_.@-]|$)/i.test(wanted) ? 'nl' : 'en';
}
