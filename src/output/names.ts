/** Names of organisations, activiteiten, toestemmingen and locaties as people see them. No name is trusted. */
import { formatMessage, type Language } from '../messages/message.js';
import type { Activiteit } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { nameOf, type Registers } from '../model/registers.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { safe } from './safe-text.js';

/** Shortens a text to `max` characters, with an ellipsis at the end. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // Never keeps half of a surrogate pair.
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The name of an organisation; its OIN where no register names it. */
export function organisatie(oin: Oin, registers: Registers): string {
  return safe(nameOf(registers, oin) ?? oin);
}

/** An organisation as a heading: its name and its OIN. */
export function organisatieHeading(oin: Oin, { registers, paint }: Context): string {
  const name = organisatie(oin, registers);
  return name === oin ? paint('bold', oin) : `${paint('bold', name)}  ${paint('dim', oin)}`;
}

/** The code of a toestemming, or "all toestemmingen". */
export function toestemming(configuratie: Configuratie, language: Language): string {
  const code = configuratie.toestemming?.code;
  return code === undefined ? formatMessage(outputMessages.allToestemmingen(), language) : safe(code);
}

/** The names of the locaties, or "whole area". */
export function locaties(configuratie: Configuratie, registers: Registers, language: Language): string {
  const { locatieOins } = configuratie;
  if (locatieOins === undefined) return formatMessage(outputMessages.wholeArea(), language);
  return locatieOins.map((oin) => organisatie(oin, registers)).join(', ');
}

/** The name of an activiteit. The name of the organisation that registered it follows, unless that is `gezag`. */
export function activiteitName({ naam, oin }: Activiteit, gezag: Oin, registers: Registers): string {
  return oin === gezag ? safe(naam) : `${safe(naam)} (${organisatie(oin, registers)})`;
}

/** The name of the activiteit of a configuratie. */
export function activiteit(configuratie: Configuratie, registers: Registers): string {
  return activiteitName(configuratie.activiteit, configuratie.oin, registers);
}
