/** What every part of a page needs to know, and how it says things. */
import { formatMessage, type Message } from '../../messages/message.js';
import type { Oin } from '../../model/oin.js';
import type { Context } from '../../output/context.js';

/** Gives the address where others can read a line of a file; undefined where there is none. */
export type LineAddress = (path: string, line: number) => string | undefined;

export interface View {
  readonly context: Context;
  readonly omgeving: string;
  readonly addressOf: LineAddress;
  /** A number for each behandeldienst: its colour, and what the filter knows it by. */
  readonly numbers: ReadonlyMap<Oin, number>;
  /** A number for each locatie and toestemming that is named. */
  readonly parts: ReadonlyMap<string, number>;
  /** Where a behandeldienst, or a bevoegd gezag, is shown. */
  readonly hrefOf: (kind: 'dienst' | 'gezag', oin: Oin) => string;
}

/** Says something in the language of the page. */
export function say({ context }: View, message: Message): string {
  return formatMessage(message, context.language);
}

/** The stylesheet has this many colours; after that they come again. */
const COLOURS = 24;

/** The class of what these handle. `kleur-…` is what it looks like, `d…` what the filter finds. */
export function handlerClass({ numbers }: View, handlers: readonly Oin[]): string {
  const [only] = handlers;
  if (only === undefined) return 'self';
  if (handlers.length > 1) return `double ${handlers.map((oin) => `d${numbers.get(oin) ?? ''}`).join(' ')}`;
  const number = numbers.get(only) ?? 0;
  return `c${number % COLOURS} d${number}`;
}
