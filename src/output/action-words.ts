/** The actions of a plan in words, for text and markdown. */
import { formatMessage } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import {
  type FieldName,
  isFieldName,
  isTextField,
  type TextFieldName,
} from '../model/configuratie-fields.js';
import { locate } from '../model/place.js';
import type { Action, ActionKind } from '../reconcile/plan.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { activiteit, locaties, organisatie, toestemming } from './names.js';
import { safe } from './safe-text.js';

export const signs: Record<
  ActionKind,
  { readonly sign: string; readonly style: 'green' | 'yellow' | 'red' | 'magenta' }
> = {
  create: { sign: '+', style: 'green' },
  replace: { sign: '~', style: 'yellow' },
  delete: { sign: '-', style: 'red' },
  blocked: { sign: '!', style: 'magenta' },
};

type FieldText = (configuratie: Configuratie, context: Context) => string;

/** The value of each field of a configuratie as text. */
const fieldTexts: Readonly<Record<Exclude<FieldName, TextFieldName>, FieldText>> = {
  oin: ({ oin }, { registers }) => organisatie(oin, registers),
  activiteit: (configuratie, { registers }) => activiteit(configuratie, registers),
  behandeldienstOin: ({ behandeldienstOin }, { registers }) => organisatie(behandeldienstOin, registers),
  // The code stays the same in a replace; the waarde can change.
  toestemming: ({ toestemming }) => safe(toestemming?.waarde ?? ''),
  locatieOins: (configuratie, { registers, language }) => locaties(configuratie, registers, language),
};

function fieldText(field: FieldName, configuratie: Configuratie, context: Context): string {
  return isTextField(field) ? safe(configuratie[field] ?? '') : fieldTexts[field](configuratie, context);
}

/** The fields that a replace changes, each with its value before and after. Empty for other actions. */
export function changedFields(action: Action, context: Context): string[] {
  const before = action.reported?.configuratie;
  if (action.patch === undefined || before === undefined) return [];
  const fields = new Set(action.patch.map(({ path }) => path.split('/')[1] ?? ''));
  return [...fields].filter(isFieldName).map((field) => {
    const label = formatMessage(outputMessages.field({ field }), context.language);
    const [from, to] = [before, action.configuratie].map((item) => fieldText(field, item, context));
    return `${label}: ${from} → ${to}`;
  });
}

/** The requests that a configuratie is about: its toestemming and its locaties. */
export function requestsOf(configuratie: Configuratie, { registers, language }: Context): string {
  return `${toestemming(configuratie, language)} · ${locaties(configuratie, registers, language)}`;
}

/** One configuratie in a line: toestemming, locaties, behandeldienst. */
export function configuratieLine(configuratie: Configuratie, context: Context): string {
  return `${requestsOf(configuratie, context)} → ${organisatie(configuratie.behandeldienstOin, context.registers)}`;
}

/** The line of the files that asks for an action, as `file:line`. A delete has none. */
export function actionPlace({ place }: Action): string | undefined {
  if (place === undefined) return undefined;
  const { file, line } = locate(place);
  return safe(`${file}:${line}`);
}
