/** Which requests a row, column or cell is about: its toestemmingen and locaties in words, and as data for the search. */
import type { Registers } from '../../model/registers.js';
import { outputMessages } from '../../output/messages.js';
import { organisatie } from '../../output/names.js';
import { visible } from '../../output/safe-text.js';
import type { Grid, Part } from '../../routing/grid.js';
import type { Column } from '../matrix.js';
import { reportMessages } from '../messages.js';
import { compareNames } from '../order.js';
import type { SearchNames } from '../search-names.js';
import { type Content, type Html, html } from './markup.js';
import { textOf, type View } from './view.js';

const labels = new WeakMap<Registers, ReadonlyMap<string, string>>();

function labelOf(code: string, { context: { registers } }: View): string {
  let known = labels.get(registers);
  if (known === undefined) {
    known = new Map([...registers.toestemmingen.values()].map((entry) => [entry.code, entry.waarde]));
    labels.set(registers, known);
  }
  return visible(known.get(code) ?? code);
}

/** How toestemmingen, or locaties, are put into words. */
interface Vocabulary {
  readonly kind: keyof SearchNames;
  readonly nameOf: (name: string, view: View) => string;
  readonly all: (view: View) => string;
  readonly except: (names: string[], view: View) => string;
}

const toestemmingen: Vocabulary = {
  kind: 'toestemmingen',
  nameOf: labelOf,
  all: (view) => textOf(view, outputMessages.allToestemmingen()),
  except: (names, view) => textOf(view, outputMessages.exceptToestemmingen({ names })),
};

const locaties: Vocabulary = {
  kind: 'locaties',
  nameOf: (oin, { context }) => organisatie(oin, context.registers),
  all: (view) => textOf(view, outputMessages.wholeArea()),
  except: (names, view) => textOf(view, outputMessages.exceptLocaties({ names })),
};

/** Some toestemmingen or locaties in words. */
export interface Words {
  readonly kind: keyof SearchNames;
  readonly text: string;
  /** With many names: the summary that is shown, and the names that it unfolds. */
  readonly folded?: { readonly summary: string; readonly names: string };
  /** Whether the words name exceptions. A search for an exception must not find them. */
  readonly excluding: boolean;
  /** For all, or all with exceptions: the numbers of the exceptions. */
  readonly exceptions: readonly number[] | undefined;
}

/** As many names as this are folded. */
const MANY = 6;

function wordsOf(part: Part, vocabulary: Vocabulary, view: View): Words {
  const { kind } = vocabulary;
  const named = 'only' in part ? part.only : part.except;
  const names = named.map((name) => vocabulary.nameOf(name, view)).sort(compareNames);
  const fold = (summaryOf: (count: string) => string): Pick<Words, 'folded'> => {
    if (names.length < MANY) return {};
    const count = textOf(view, reportMessages.manyNames({ many: names.length, kind }));
    return { folded: { summary: summaryOf(count), names: names.join(', ') } };
  };
  if ('only' in part)
    return {
      kind,
      text: names.join(', '),
      ...fold((count) => count),
      excluding: false,
      exceptions: undefined,
    };
  const exceptions = named.flatMap((name) => view.searchNumbers.get(name) ?? []);
  if (names.length === 0) return { kind, text: vocabulary.all(view), excluding: false, exceptions };
  const text = vocabulary.except(names, view);
  return { kind, text, ...fold((count) => vocabulary.except([count], view)), excluding: true, exceptions };
}

/** Toestemmingen in words. */
export function toestemmingWords(part: Part, view: View): Words {
  return wordsOf(part, toestemmingen, view);
}

/** Locaties in words. */
export function locatieWords(part: Part, view: View): Words {
  return wordsOf(part, locaties, view);
}

/** Tests whether a part is everything beside all of these names. */
function isRest(part: Part, names: readonly string[]): boolean {
  return 'except' in part && names.length > 0 && part.except.length === names.length;
}

/** The headings of a column. A column with everything else does not repeat what the other columns name. */
export function columnWords(
  column: Column,
  grid: Grid,
  view: View,
): { toestemmingen: Words; locaties: Words } {
  const words = {
    toestemmingen: toestemmingWords(column.toestemmingen, view),
    locaties: locatieWords(column.locaties, view),
  };
  const rest = ({ kind, exceptions }: Words, text: string): Words => ({
    kind,
    text,
    excluding: false,
    exceptions,
  });
  return {
    toestemmingen: isRest(column.toestemmingen, grid.codes)
      ? rest(words.toestemmingen, textOf(view, reportMessages.otherToestemming()))
      : words.toestemmingen,
    locaties: isRest(column.locaties, grid.locaties)
      ? rest(words.locaties, textOf(view, outputMessages.elsewhere()))
      : words.locaties,
  };
}

/** The words as content. Many names are folded; they are unfolded in print. */
export function wordsContent({ text, folded }: Words): Content {
  if (folded === undefined) return text;
  return html`<details><summary>${folded.summary}</summary>${folded.names}</details>`;
}

/**
 * The attribute of a cell about all, or all with exceptions. The search finds the cell by any other name in its section.
 */
export function coverageAttribute({ kind, exceptions }: Words): Html | undefined {
  if (exceptions === undefined) return undefined;
  const numbers = exceptions.join(' ');
  return kind === 'locaties'
    ? html` data-except-locaties="${numbers}"`
    : html` data-except-toestemmingen="${numbers}"`;
}

/** The attributes of a cell with words. The search skips the text of a cell with exceptions. */
export function wordsAttributes(words: Words): Html {
  return html`${words.excluding ? html` class="except"` : undefined}${coverageAttribute(words)}`;
}

/** The attributes of a section: the names that the search has to know there, by number. */
export function searchAttributes(searchNames: SearchNames, view: View): Html {
  const list = (names: ReadonlySet<string>, { nameOf }: Vocabulary): string =>
    JSON.stringify(
      Object.fromEntries([...names].map((name) => [view.searchNumbers.get(name), nameOf(name, view)])),
    );
  return html` data-locaties="${list(searchNames.locaties, locaties)}" data-toestemmingen="${list(searchNames.toestemmingen, toestemmingen)}"`;
}
