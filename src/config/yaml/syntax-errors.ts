/** Explains in our own words why a text is no YAML, from the errors that `yaml` reports. */
import { type Document, type ErrorCode, visit, type YAMLError } from 'yaml';
import { type Fault, MAX_FAULTS } from './fault.js';
import { type SyntaxReason, yamlMessages } from './messages.js';

/** The error codes of `yaml` that have an explanation of their own. */
const reasons: Partial<Record<ErrorCode, SyntaxReason>> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'nestedKey',
  MULTILINE_IMPLICIT_KEY: 'multilineKey',
  MISSING_CHAR: 'missing',
  BAD_SCALAR_START: 'reserved',
  BAD_DQ_ESCAPE: 'escape',
  BLOCK_IN_FLOW: 'blockInFlow',
  BAD_DIRECTIVE: 'directive',
};

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

/** Finds the innermost bracket or quote of each kind that is open at an offset; keys are like `]120`. */
function openersOf(text: string, document: Document): ReadonlyMap<string, number> {
  const openers = new Map<string, number>();
  visit(document, {
    Node(_key, { range }) {
      const [start, end] = range ?? [-1, -1];
      const key = `${closers[text[start] ?? '']}${end}`;
      if (start > (openers.get(key) ?? -1)) openers.set(key, start);
    },
  });
  return openers;
}

/** A bracket or quote that is not closed, at the place where it is opened. `yaml` reports where the text ends. */
function unclosed(
  text: string,
  { message, pos }: YAMLError,
  openers: ReadonlyMap<string, number>,
): Fault | undefined {
  const close = /^Flow .* end with a (.)/.exec(message)?.[1] ?? /^Missing closing (.)/.exec(message)?.[1];
  const offset = close === undefined ? undefined : openers.get(`${close}${pos[0]}`);
  if (close === undefined || offset === undefined) return undefined;
  return { offset, message: yamlMessages.unclosed({ open: text[offset] ?? '', close }) };
}

function explained({ code, message, pos: [offset] }: YAMLError): Fault {
  const reason = reasons[code];
  if (reason === undefined)
    return { message: yamlMessages.refused({ detail: message }), offset, quotesText: true };
  // `yaml` takes a list for a key when a later item is indented less than the first.
  const isList = message.startsWith('A block sequence may not be');
  return { message: yamlMessages.syntax({ reason: isList ? 'indent' : reason }), offset };
}

/** A line of the text: offset of its first character, and of the line break that ends it. */
interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAt(text: string, offset: number): Line {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? text.length : end };
}

/**
 * The syntax errors of a text as faults, at most one a line and one that is not closed: what follows after those mostly
 * results from them.
 */
export function syntaxFaults(text: string, documents: readonly Document[]): Fault[] {
  const faults: Fault[] = [];
  const lines: Line[] = [];
  let hasUnclosed = false;
  for (const document of documents) {
    if (document.errors.length === 0) continue;
    const openers = openersOf(text, document);
    for (const error of document.errors) {
      if (faults.length >= MAX_FAULTS) return faults;
      const opened = unclosed(text, error, openers);
      const fault = opened ?? explained(error);
      const isSameLine = lines.some(({ start, end }) => start <= fault.offset && fault.offset <= end);
      if (isSameLine || (hasUnclosed && opened !== undefined)) continue;
      faults.push(fault);
      lines.push(lineAt(text, fault.offset));
      hasUnclosed ||= opened !== undefined;
    }
  }
  return faults;
}
