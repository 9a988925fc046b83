/** Toestemmingen and locaties in words. The code identifies a toestemming; people read its label, the waarde. */
import { msg } from '../../messages/message.js';
import type { Oin } from '../../model/oin.js';
import type { Registers } from '../../model/registers.js';
import { organisatie } from '../../output/names.js';
import type { Grid, Part } from '../../routing/grid.js';
import type { Column } from '../matrix.js';
import { say, type View } from './view.js';

const labels = new WeakMap<Registers, ReadonlyMap<string, string>>();

function labelOf(code: string, { context: { registers } }: View): string {
  let known = labels.get(registers);
  if (known === undefined) {
    known = new Map([...registers.toestemmingen.values()].map((entry) => [entry.code, entry.waarde]));
    labels.set(registers, known);
  }
  return known.get(code) ?? code;
}

function toestemmingNames(codes: readonly string[], view: View): string[] {
  return codes.map((code) => labelOf(code, view));
}

function locatieNames(oins: readonly Oin[], { context }: View): string[] {
  return oins.map((oin) => organisatie(oin, context.registers));
}

/** What says which requests something is about. */
export interface Words {
  readonly text: string;
  /** Whether it names what it is not about: who searches for that is not looking for this. */
  readonly excluding: boolean;
}

function words(text: string, excluding = false): Words {
  return { text, excluding };
}

/** Which toestemmingen. */
export function toestemmingWords(part: Part, view: View): Words {
  if ('only' in part) return words(toestemmingNames(part.only, view).join(', '));
  if (part.except.length === 0) return words(say(view, msg('allToestemmingen', {})));
  const names = toestemmingNames(part.except, view);
  return words(say(view, msg('exceptToestemmingen', { names })), true);
}

/** Which locaties. */
export function locatieWords(part: Part, view: View): Words {
  if ('only' in part) return words(locatieNames(part.only, view).join(', '));
  if (part.except.length === 0) return words(say(view, msg('wholeArea', {})));
  return words(say(view, msg('exceptLocaties', { names: locatieNames(part.except, view) })), true);
}

/** Whether a part is what is left of all these names. */
function isRest(part: Part, names: readonly string[]): boolean {
  return 'except' in part && names.length > 0 && part.except.length === names.length;
}

/** The headings of a column. Beside columns that name the others, what is left needs no list of them. */
export function columnWords(
  { toestemmingen, locaties }: Column,
  grid: Grid,
  view: View,
): { toestemmingen: Words; locaties: Words } {
  return {
    toestemmingen: isRest(toestemmingen, grid.codes)
      ? words(say(view, msg('reportOtherToestemming', {})))
      : toestemmingWords(toestemmingen, view),
    locaties: isRest(locaties, grid.locaties)
      ? words(say(view, msg('elsewhere', {})))
      : locatieWords(locaties, view),
  };
}
