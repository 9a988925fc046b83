/**
 * Explains why a text is no YAML. `yaml` says where it cannot read on; the mistake is there or shortly before. Each
 * diagnoser looks for one kind of mistake and proposes edits that would mend it. A proposal counts only if `yaml` reads
 * further with it, so a diagnoser may be generous. The proposal that gets furthest is the explanation; of equals, the
 * first in the order of the diagnosers. A mistake that can be seen at the line itself goes before all others. The search then goes on in the mended text, so that what merely follows from a
 * mistake is not reported, and the next mistake is.
 */
import type { Document, YAMLError } from 'yaml';
import { type Fault, MAX_FAULTS } from '../fault.js';
import {
  codeFences,
  conflictMarkers,
  oddDashes,
  oddQuotes,
  oddSpaces,
  tabs,
  wholeText,
} from './characters.js';
import { foldedItems } from './folded.js';
import { wrongIndentation } from './indentation.js';
import {
  backslash,
  colonInText,
  commas,
  firstCharacter,
  surplusBracket,
  textAfterQuote,
  twoKeys,
  unclosed,
} from './quotes.js';
import { shorten } from './shorten.js';
import {
  dashAfterKey,
  missingColon,
  missingDash,
  otherSeparators,
  spaceAfterColon,
  spaceAfterDash,
} from './spacing.js';
import {
  applyEdits,
  type Diagnoser,
  type Edit,
  type Line,
  linesOf,
  type Mistake,
  offsetBefore,
} from './suspect.js';

/** Mistakes that can be seen at the line itself, in the order of certainty. */
const onSight: readonly Diagnoser[] = [
  conflictMarkers,
  codeFences,
  tabs,
  oddSpaces,
  oddDashes,
  oddQuotes,
  spaceAfterDash,
  otherSeparators,
  spaceAfterColon,
  dashAfterKey,
];

/** Mistakes that show only in the lines around them, in the order of certainty. */
const inContext: readonly Diagnoser[] = [
  unclosed,
  surplusBracket,
  commas,
  firstCharacter,
  textAfterQuote,
  backslash,
  twoKeys,
  missingDash,
  missingColon,
  wrongIndentation,
  colonInText,
];

/** Those whose finding is a mistake, even where mending it does not show. */
const certainDiagnosers: readonly Diagnoser[] = [conflictMarkers, codeFences, tabs];

/** How many characters the proposals for one text may take to parse: some tenths of a second. */
const BUDGET = 2_000_000;

/** How many lines after the error a proposal is tried on. */
const LINES_AFTER = 200;

/** Blanked pieces of a text, which cost little to parse. */
const BLANKED = / {20,}/g;

/** The longest text that a message repeats. */
const MAX_SHOWN = 80;

/** The first error of a text, and what it says is not closed. */
export interface FirstError {
  readonly error: YAMLError;
  readonly opener: { readonly offset: number; readonly close: string } | undefined;
}

/** How the texts are parsed: the explanation judges nothing itself. */
export interface Judge {
  /** The documents of a text; undefined where it is too large or too deep. */
  parse(text: string): readonly Document[] | undefined;
  firstError(text: string, documents: readonly Document[]): FirstError | undefined;
  /** Words for an error that no diagnoser explains. */
  unexplained(text: string, error: FirstError): Omit<Fault, 'offset'>;
}

/** A mistake, and the first error that is left without it, as far as it is known. */
interface Tried extends Mistake {
  readonly next?: FirstError;
}

class Explainer {
  readonly #judge: Judge;
  readonly #show: (text: string) => string | null;
  #budget = BUDGET;

  constructor(judge: Judge, secret: boolean) {
    this.#judge = judge;
    this.#show = (text) => (secret || text.length > MAX_SHOWN ? null : text);
  }

  explain(original: string): Fault[] {
    const faults: Fault[] = [];
    const history: (readonly Edit[])[] = [];
    const inOriginal = (offset: number): number =>
      history.reduceRight((at, edits) => offsetBefore(at, edits), offset);
    let text = original;
    let first = this.#firstError(text, text.length);
    while (first !== undefined && faults.length < MAX_FAULTS) {
      const { edits, next, ...fault } = this.#mistakeBehind(text, first) ?? this.#unexplained(text, first);
      faults.push({ ...fault, offset: inOriginal(fault.offset) });
      if (edits.length === 0) break;
      text = applyEdits(text, edits);
      history.push(edits);
      first = next ?? this.#firstError(text, text.length);
    }
    return faults;
  }

  /** The first error in a text, or in its first `length` characters. */
  #firstError(text: string, length: number): FirstError | undefined {
    const documents = this.#judge.parse(text.slice(0, length));
    return documents && this.#judge.firstError(text, documents);
  }

  #mistakeBehind(text: string, { error, opener }: FirstError): Tried | undefined {
    const lines = linesOf(text);
    const place = opener?.offset ?? error.pos[0];
    const at = lines.findLastIndex(({ start }) => start <= place);
    const suspect = { text, lines, error, at, opener, show: this.#show };
    const [whole] = wholeText(suspect);
    if (whole !== undefined) return whole;
    // A proposal has to get beyond the line of the error.
    const floor = lines[at]?.end ?? place;
    const rest = text.length - (lines[at + LINES_AFTER]?.start ?? text.length);
    const short = this.#shorten(text, lines, at, rest, error.pos[0]);
    for (const diagnosers of [onSight, inContext]) {
      let best: Tried | undefined;
      let furthest = floor;
      for (const mistake of diagnosers.flatMap((diagnoser) => diagnoser(suspect))) {
        const { reach, next } = this.#try(short, mistake.edits, rest);
        if (reach === Number.POSITIVE_INFINITY) return mistake;
        if (reach <= furthest) continue;
        furthest = reach;
        best = { ...mistake, next };
      }
      if (best !== undefined) return best;
    }
    const [certain] = certainDiagnosers.flatMap((diagnoser) => diagnoser(suspect));
    return certain && { ...certain, edits: [] };
  }

  /** The text without what is far above the error, where that gives the same error. */
  #shorten(text: string, lines: readonly Line[], at: number, rest: number, offset: number): string {
    const short = shorten(text, lines, at);
    if (short === text) return text;
    return this.#firstError(short, short.length - rest)?.error.pos[0] === offset ? short : text;
  }

  /** An error without an explanation. The search goes on without its line, if that helps. */
  #unexplained(text: string, first: FirstError): Omit<Fault, 'offset'> & Tried {
    const offset = first.opener?.offset ?? first.error.pos[0];
    const lines = linesOf(text);
    const at = lines.findLastIndex(({ start }) => start <= offset);
    const line = lines[at];
    const fault = { ...this.#judge.unexplained(text, first), offset };
    if (line === undefined) return { ...fault, edits: [] };
    const edits = [{ from: line.start, to: line.end, text: '' }];
    const rest = text.length - (lines[at + LINES_AFTER]?.start ?? text.length);
    const { reach, next } = this.#try(text, edits, rest);
    return reach > line.end ? { ...fault, edits, next } : { ...fault, edits: [] };
  }

  /**
   * How far `yaml` reads with the edits, as an offset in the text before them; -1 where that was not tried.
   *
   * @param rest how many characters at the end of the text to leave out.
   */
  #try(text: string, edits: readonly Edit[], rest: number): { reach: number; next?: FirstError } {
    const mended = applyEdits(text, edits);
    const length = mended.length - rest;
    this.#budget -= mended.slice(0, length).replace(BLANKED, '').length;
    if (this.#budget < 0) return { reach: -1 };
    const documents = this.#judge.parse(mended.slice(0, length));
    if (documents === undefined) return { reach: -1 };
    const next = this.#judge.firstError(mended, documents);
    const isFolded = documents.some((document) => foldedItems(mended, document).length > 0);
    if (next === undefined) return { reach: isFolded ? -1 : Number.POSITIVE_INFINITY };
    const place = next.opener?.offset ?? next.error.pos[0];
    // An error at the cut is one of the cut.
    if (rest > 0 && place >= length - 1) return { reach: Number.POSITIVE_INFINITY };
    return { reach: offsetBefore(place, edits), next };
  }
}

/** Explains the syntax errors of a text. @param secret whether messages must not repeat any of it. */
export function explain(text: string, judge: Judge, secret: boolean): Fault[] {
  return new Explainer(judge, secret).explain(text);
}
