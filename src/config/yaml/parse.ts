/** Parses any YAML 1.2 with `yaml`, which decides what is valid and what it means. */
import {
  Composer,
  CST,
  type Document,
  isScalar,
  Lexer,
  type ParsedNode,
  Parser,
  type YAMLWarning,
} from 'yaml';
import { compose } from './compose.js';
import { type Fault, MAX_FAULTS } from './fault.js';
import { yamlMessages } from './messages.js';
import { wrongKindOfText } from './mistakes/characters.js';
import { foldedItems } from './mistakes/folded.js';
import { syntaxFaults } from './syntax-errors.js';
import type { PlacedValue } from './value.js';

/** Deeper than any configuration file, and shallow enough for recursion. */
const MAX_DEPTH = 100;
/** `yaml` takes about 500 bytes for a token: a file of this many, some 10 MB, still fits in memory. */
const MAX_TOKENS = 2_000_000;

/** Characters that YAML 1.2 does not allow (5.1, `c-printable`), which `yaml` lets pass. */
const NOT_PRINTABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export type YamlResult = PlacedValue | { readonly faults: readonly Fault[] };

/** Reads the tokens of `text`, and stops with a fault where they become too many or too deeply nested. */
function tokenize(text: string): CST.Token[] | Fault {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (count > MAX_TOKENS) return { message: yamlMessages.tooLarge(), offset: parser.offset };
    if (parser.stack.length <= MAX_DEPTH) continue;
    const tooDeep = parser.stack.filter(CST.isCollection)[MAX_DEPTH];
    if (tooDeep !== undefined)
      return { message: yamlMessages.tooDeep({ max: MAX_DEPTH }), offset: tooDeep.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Where the second document begins: its `---`, or the `...` that ends the first. */
function secondDocument(tokens: readonly CST.Token[]): Fault[] {
  const [, second] = tokens.filter((token) => token.type === 'document');
  if (second === undefined) return [];
  const [start] = second.start;
  const end = tokens.find(({ type }) => type === 'doc-end');
  const offset = start?.type === 'doc-start' ? start.offset : (end?.offset ?? second.offset);
  return [{ message: yamlMessages.documents(), offset }];
}

/** Every tag gets a fault, except those that say what a value is already: text, a map or a list. */
function unknownTags(text: string, warnings: readonly YAMLWarning[]): Fault[] {
  return warnings
    .filter(({ code }) => code === 'TAG_RESOLVE_FAILED')
    .map(({ pos }) => ({
      message: yamlMessages.tag({ tag: text.slice(...pos) }),
      offset: pos[0],
      quotesText: true,
    }));
}

/** Composes tokens into documents, in which every scalar is text. */
function composeDocuments(source: string, tokens: readonly CST.Token[]): Document.Parsed[] {
  const composer = new Composer<ParsedNode, true>({
    schema: 'failsafe',
    version: '1.2',
    prettyErrors: false,
    resolveKnownTags: false,
    // Its own check compares every key with every other.
    uniqueKeys: false,
  });
  return [...composer.compose(tokens, true, source.length)].filter((document) => !('empty' in document));
}

/** Parses a text to see which errors it has; undefined where it is too large or too deep. */
function parseDocuments(source: string): Document.Parsed[] | undefined {
  const tokens = tokenize(source);
  return Array.isArray(tokens) ? composeDocuments(source, tokens) : undefined;
}

/** The mistakes in a document that is valid YAML, but is not meant so. */
function likelyMistakes(source: string, document: Document.Parsed | undefined): readonly Fault[] {
  if (document === undefined) return [];
  const wrongKind = isScalar(document.contents) ? wrongKindOfText(source) : undefined;
  const mistakes = wrongKind === undefined ? foldedItems(source, document) : [wrongKind];
  return mistakes.map(({ message, offset }) => ({ code: 'schema', message, offset }));
}

/**
 * Parses `text` as one YAML document in which every scalar is text.
 *
 * @param secret whether messages must not repeat any of it.
 */
export function parseYaml(text: string, secret = false): YamlResult {
  const notPrintable = NOT_PRINTABLE.exec(text);
  if (notPrintable !== null)
    return {
      faults: [{ message: yamlMessages.syntax({ reason: 'notPrintable' }), offset: notPrintable.index }],
    };
  // A carriage return alone is a line break too (5.4), which `yaml` does not know.
  const source = text.replace(/\r(?!\n)/g, '\n');
  const tokens = tokenize(source);
  if (!Array.isArray(tokens)) return { faults: [tokens] };
  const documents = composeDocuments(source, tokens);
  if (documents.some(({ errors }) => errors.length > 0))
    return { faults: syntaxFaults(source, parseDocuments, secret) };
  const [document] = documents;
  const { parsed, faults } = compose(source, document?.contents ?? null);
  const second = secondDocument(tokens);
  const isEmpty = parsed.value === null && second.length === 0;
  const emptyMessage = /^\s*#/.test(source) ? yamlMessages.onlyComments() : yamlMessages.empty();
  const empty = isEmpty ? [{ message: emptyMessage, offset: 0 }] : [];
  const likely = likelyMistakes(source, document);
  const all = [...faults, ...likely, ...unknownTags(source, document?.warnings ?? []), ...second, ...empty];
  if (all.length === 0) return parsed;
  return { faults: all.sort((a, b) => a.offset - b.offset).slice(0, MAX_FAULTS) };
}
