/** What every part of a page needs to know, and how it puts messages into words. */
import { formatMessage, type Message } from '../../messages/message.js';
import type { Oin } from '../../model/oin.js';
import type { Context } from '../../output/context.js';

/** Gives the address where others can read a line of a file; undefined where there is none. */
export type LineAddress = (path: string, line: number) => string | undefined;

export interface View {
  readonly context: Context;
  readonly omgeving: string;
  readonly addressOf: LineAddress;
  /** A number for each behandeldienst, for its colour and for the filter. */
  readonly numbers: ReadonlyMap<Oin, number>;
  /** A number for each locatie and toestemming, for the search. */
  readonly searchNumbers: ReadonlyMap<string, number>;
  /** The address of the section or page about a behandeldienst or bevoegd gezag. */
  readonly hrefOf: (kind: 'dienst' | 'gezag', oin: Oin) => string;
}

/** Puts a message into words, in the language of the page. */
export function textOf({ context }: View, message: Message): string {
  return formatMessage(message, context.language);
}

/** The number of colours in the stylesheet. More behandeldiensten share them. */
const COLOURS = 24;

/** The classes of a cell with these handlers: `c…` is the colour, `d…` is for the filter. */
export function handlerClass({ numbers }: View, handlers: readonly Oin[]): string {
  const [only] = handlers;
  if (only === undefined) return 'self';
  if (handlers.length > 1) return `double ${handlers.map((oin) => `d${numbers.get(oin) ?? ''}`).join(' ')}`;
  const number = numbers.get(only) ?? 0;
  return `c${number % COLOURS} d${number}`;
}
