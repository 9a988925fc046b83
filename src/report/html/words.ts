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

/** Which toestemmingen. */
export function toestemmingWords(part: Part, view: View): string {
  if ('only' in part) return toestemmingNames(part.only, view).join(', ');
  if (part.except.length === 0) return say(view, msg('allToestemmingen', {}));
  return say(view, msg('exceptToestemmingen', { names: toestemmingNames(part.except, view) }));
}

/** Which locaties. */
export function locatieWords(part: Part, view: View): string {
  if ('only' in part) return locatieNames(part.only, view).join(', ');
  if (part.except.length === 0) return say(view, msg('wholeArea', {}));
  return say(view, msg('exceptLocaties', { names: locatieNames(part.except, view) }));
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
): { toestemmingen: string; locaties: string } {
  return {
    toestemmingen: isRest(toestemmingen, grid.codes)
      ? say(view, msg('reportOtherToestemming', {}))
      : toestemmingWords(toestemmingen, view),
    locaties: isRest(locaties, grid.locaties)
      ? say(view, msg('elsewhere', {}))
      : locatieWords(locaties, view),
  };
}
