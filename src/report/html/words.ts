import type { Registers } from '../../model/registers.js';
import { outputMessages } from '../../output/messages.js';
import { organisatie, safe } from '../../output/names.js';
import type { Grid, Part } from '../../routing/grid.js';
import { type Content, type Html, html } from '../markup.js';
import type { Column } from '../matrix.js';
import { reportMessages } from '../messages.js';
import type { Named } from '../named.js';
import { compareNames } from '../report.js';
import { say, type View } from './view.js';

const labels = new WeakMap<Registers, ReadonlyMap<string, string>>();

function labelOf(code: string, { context: { registers } }: View): string {
  let known = labels.get(registers);
  if (known === undefined) {
    known = new Map([...registers.toestemmingen.values()].map((entry) => [entry.code, entry.waarde]));
    labels.set(registers, known);
  }
  return safe(known.get(code) ?? code);
}

/** Toestemmingen or locaties: what they are called, and how a cell says which it is about. */
interface Side {
  readonly kind: keyof Named;
  readonly nameOf: (name: string, view: View) => string;
  readonly all: (view: View) => string;
  readonly except: (names: string[], view: View) => string;
}

const toestemmingen: Side = {
  kind: 'toestemmingen',
  nameOf: labelOf,
  all: (view) => say(view, outputMessages.allToestemmingen()),
  except: (names, view) => say(view, outputMessages.exceptToestemmingen({ names })),
};

const locaties: Side = {
  kind: 'locaties',
  nameOf: (oin, { context }) => organisatie(oin, context.registers),
  all: (view) => say(view, outputMessages.wholeArea()),
  except: (names, view) => say(view, outputMessages.exceptLocaties({ names })),
};

/** What says which requests something is about. */
export interface Words {
  readonly kind: keyof Named;
  readonly text: string;
  /** Where there are many names: what is shown in place of the text, and the names for who asks for them. */
  readonly folded?: { readonly short: string; readonly names: string };
  /** Whether it names what it is not about: who searches for that is not looking for this. */
  readonly excluding: boolean;
  /** Where it is about all but some: the numbers of those. */
  readonly but: readonly number[] | undefined;
}

/** From so many names on they are counted, and shown to who asks for them. */
const MANY = 6;

function wordsOf(part: Part, side: Side, view: View): Words {
  const { kind } = side;
  const named = 'only' in part ? part.only : part.except;
  const names = named.map((name) => side.nameOf(name, view)).sort(compareNames);
  const fold = (shortOf: (count: string) => string): Pick<Words, 'folded'> => {
    if (names.length < MANY) return {};
    const count = say(view, reportMessages.reportMany({ many: names.length, kind }));
    return { folded: { short: shortOf(count), names: names.join(', ') } };
  };
  if ('only' in part)
    return { kind, text: names.join(', '), ...fold((count) => count), excluding: false, but: undefined };
  const but = named.flatMap((name) => view.parts.get(name) ?? []);
  if (names.length === 0) return { kind, text: side.all(view), excluding: false, but };
  const text = side.except(names, view);
  return { kind, text, ...fold((count) => side.except([count], view)), excluding: true, but };
}

/** Which toestemmingen. */
export function toestemmingWords(part: Part, view: View): Words {
  return wordsOf(part, toestemmingen, view);
}

/** Which locaties. */
export function locatieWords(part: Part, view: View): Words {
  return wordsOf(part, locaties, view);
}

/** Whether a part is what is left of all these names. */
function isRest(part: Part, names: readonly string[]): boolean {
  return 'except' in part && names.length > 0 && part.except.length === names.length;
}

/** The headings of a column. Beside columns that name the others, what is left needs no list of them. */
export function columnWords(
  column: Column,
  grid: Grid,
  view: View,
): { toestemmingen: Words; locaties: Words } {
  const words = {
    toestemmingen: toestemmingWords(column.toestemmingen, view),
    locaties: locatieWords(column.locaties, view),
  };
  const rest = ({ kind, but }: Words, text: string): Words => ({ kind, text, excluding: false, but });
  return {
    toestemmingen: isRest(column.toestemmingen, grid.codes)
      ? rest(words.toestemmingen, say(view, reportMessages.reportOtherToestemming()))
      : words.toestemmingen,
    locaties: isRest(column.locaties, grid.locaties)
      ? rest(words.locaties, say(view, outputMessages.elsewhere()))
      : words.locaties,
  };
}

/** The words; many names are counted, and can be opened. Printed they are open. */
export function wordsContent({ text, folded }: Words): Content {
  if (folded === undefined) return text;
  return html`<details><summary>${folded.short}</summary>${folded.names}</details>`;
}

/** What a cell holds for but some, for searching: it is found by the name of any other that its section names. */
export function coverage({ kind, but }: Words): Html | undefined {
  if (but === undefined) return undefined;
  const numbers = but.join(' ');
  return kind === 'locaties'
    ? html` data-but-locaties="${numbers}"`
    : html` data-but-toestemmingen="${numbers}"`;
}

/** The attributes of what says which requests something is about. Searching passes over what it is not about. */
export function wordsAttributes(words: Words): Html {
  return html`${words.excluding ? html` class="except"` : undefined}${coverage(words)}`;
}

/** The names that searching in a section has to know, by number. */
export function namedAttributes(named: Named, view: View): Html {
  const list = (names: ReadonlySet<string>, { nameOf }: Side): string =>
    JSON.stringify(Object.fromEntries([...names].map((name) => [view.parts.get(name), nameOf(name, view)])));
  return html` data-locaties="${list(named.locaties, locaties)}" data-toestemmingen="${list(named.toestemmingen, toestemmingen)}"`;
}
