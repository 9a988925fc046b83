/** How things are called on screen and in reports. All names come from files or from DSO-LV: none is trusted. */
import { formatMessage, type Language } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { nameOf, type Registers } from '../model/registers.js';
import { outputMessages } from './messages.js';

/** Text fit for a terminal: control characters, and those that turn the direction of writing, are shown, not obeyed. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** Text of at most so many characters: what is cut off is told by an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // A character that is written in two halves goes whole.
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An organisation by name, or by its OIN where no register names it. */
export function organisatie(oin: Oin, registers: Registers): string {
  return safe(nameOf(registers, oin) ?? oin);
}

/** A toestemming by its code; "all toestemmingen" where it is left out. */
export function toestemming(configuratie: Configuratie, language: Language): string {
  const code = configuratie.toestemming?.code;
  return code === undefined ? formatMessage(outputMessages.allToestemmingen(), language) : safe(code);
}

/** The locaties by name, sorted as people read; "whole area" where they are left out. */
export function locaties(configuratie: Configuratie, registers: Registers, language: Language): string {
  const { locatieOins } = configuratie;
  if (locatieOins === undefined) return formatMessage(outputMessages.wholeArea(), language);
  return locatieOins.map((oin) => organisatie(oin, registers)).join(', ');
}

/** An activiteit by name, with who registered it where that is another than the bevoegd gezag. */
export function activiteit(configuratie: Configuratie, registers: Registers): string {
  const { naam, oin } = configuratie.activiteit;
  return oin === configuratie.oin ? safe(naam) : `${safe(naam)} (${organisatie(oin, registers)})`;
}
