/** Puts the syntax errors that `yaml` reports into our own words. */
import { type Document, type ErrorCode, visit, type YAMLError } from 'yaml';
import type { Fault } from './fault.js';
import { type SyntaxReason, yamlMessages } from './messages.js';
import { explain, type FirstError, type Judge } from './mistakes/explain.js';

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

/** Finds the innermost bracket or quote of one kind that is open at an offset. */
function openerBefore(text: string, document: Document, close: string, offset: number): number | undefined {
  let opener = -1;
  visit(document, {
    Node(_key, { range }) {
      const [start, end] = range ?? [-1, -1];
      if (end === offset && closers[text[start] ?? ''] === close) opener = Math.max(opener, start);
    },
  });
  return opener === -1 ? undefined : opener;
}

/** The first error of a text; with the place of the bracket or quote that it says is not closed. */
export function firstError(text: string, documents: readonly Document[]): FirstError | undefined {
  for (const document of documents) {
    let [error]: YAMLError[] = document.errors;
    if (error === undefined) continue;
    for (const other of document.errors) if (other.pos[0] < error.pos[0]) error = other;
    const close =
      /^Flow .* end with a (.)/.exec(error.message)?.[1] ?? /^Missing closing (.)/.exec(error.message)?.[1];
    const offset = close === undefined ? undefined : openerBefore(text, document, close, error.pos[0]);
    return { error, opener: close === undefined || offset === undefined ? undefined : { offset, close } };
  }
  return undefined;
}

/** An error that no mistake explains. */
function unexplained(text: string, { error: { code, message }, opener }: FirstError): Omit<Fault, 'offset'> {
  if (opener !== undefined) {
    const { offset, close } = opener;
    return { message: yamlMessages.unclosed({ open: text[offset] ?? '', close, write: null }) };
  }
  const reason = reasons[code];
  if (reason === undefined) return { message: yamlMessages.refused({ detail: message }), quotesText: true };
  // `yaml` takes a list for a key when a later item is indented less than the first.
  const isList = message.startsWith('A block sequence may not be');
  return { message: yamlMessages.syntax({ reason: isList ? 'indent' : reason }) };
}

/** The mistakes behind the syntax errors of a text. @param secret whether messages must not repeat any of it. */
export function syntaxFaults(text: string, parse: Judge['parse'], secret: boolean): readonly Fault[] {
  return explain(text, { parse, firstError, unexplained }, secret);
}
