/** What `init` needs to know, and which answers it accepts. */
import { invalidOin, looksLikeOin } from '../lib/invalid-oin.js';
import type { Language, Message } from '../messages/message.js';
import { isOin, type Oin } from '../model/oin.js';
import { initMessages } from './messages.js';

export const ciSystems = ['github', 'gitlab', 'shell', 'none'] as const;
export type CiSystem = (typeof ciSystems)[number];

export const initOmgevingen = ['lokaal', 'pre', 'prod'] as const;
export type InitOmgeving = (typeof initOmgevingen)[number];

export interface Answers {
  /** Display name of the bevoegd gezag. */
  readonly naam: string;
  readonly oin: Oin;
  readonly omgevingen: readonly InitOmgeving[];
  readonly ci: CiSystem;
  /** Who reviews changes, as the git host names them (`@gemeente/vth`). Absent: no CODEOWNERS. */
  readonly owner?: string;
  /** The language of the comments in the files and of what CI shows. */
  readonly language: Language;
  /** Where npm gets the program, as package.json has it: a version, a `file:` path or an address. */
  readonly packageSource: string;
}

/** An answer in the form that `init` uses, or what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly fault: Message };

const knownOmgevingen = initOmgevingen.join(', ');
const knownCiSystems = ciSystems.join(', ');

export function parseNaam(text: string): Parsed<string> {
  const naam = text.trim();
  return naam === '' || /\p{Cc}/u.test(text) ? { fault: initMessages.badNaam() } : { value: naam };
}

export function parseOin(text: string): Parsed<Oin> {
  if (isOin(text)) return { value: text };
  return { fault: looksLikeOin(text) ? invalidOin(text) : initMessages.badOin({ text }) };
}

/** Parses names of omgevingen, separated by commas. */
export function parseOmgevingen(text: string): Parsed<readonly InitOmgeving[]> {
  const names = text.split(',').map((name) => name.trim());
  const value = initOmgevingen.filter((naam) => names.includes(naam));
  if (value.length === names.length) return { value };
  return { fault: initMessages.badOmgevingen({ text, known: knownOmgevingen }) };
}

export function parseCi(text: string): Parsed<CiSystem> {
  const value = ciSystems.find((name) => name === text);
  return value === undefined ? { fault: initMessages.badCi({ text, known: knownCiSystems }) } : { value };
}

/** A question, with the flag that answers it too. */
export interface Question<T> {
  readonly flag: string;
  readonly text: Message;
  readonly parse: (text: string) => Parsed<T>;
  /** The answer when none is given. */
  readonly preset?: string;
}

export const questions = {
  naam: { flag: '--bevoegd-gezag', text: initMessages.askNaam(), parse: parseNaam },
  oin: (naam: string) => ({ flag: '--oin', text: initMessages.askOin({ naam }), parse: parseOin }),
  omgevingen: {
    flag: '--omgevingen',
    text: initMessages.askOmgevingen({ known: knownOmgevingen }),
    parse: parseOmgevingen,
    preset: 'lokaal,pre',
  },
  ci: {
    flag: '--ci',
    text: initMessages.askCi({ known: knownCiSystems }),
    parse: parseCi,
    preset: 'github',
  },
};
