import type { Document, ErrorCode } from 'yaml';
import type { YamlReason } from '../../messages/config.js';
import { type Message, msg } from '../../messages/message.js';
import type { Fault } from './compose.js';

/** Larger files are not read a second time just to explain them. */
const MAX_LENGTH = 2_000_000;
const MAX_FAULTS = 10;

/** What `yaml` calls the causes that have an explanation of their own in the catalogue. */
const reasons = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'nestedKey',
  MULTILINE_IMPLICIT_KEY: 'multilineKey',
  MISSING_CHAR: 'missing',
  BAD_SCALAR_START: 'reserved',
  BAD_DQ_ESCAPE: 'escape',
  BLOCK_IN_FLOW: 'blockInFlow',
  BAD_DIRECTIVE: 'directive',
} as const satisfies Partial<Record<ErrorCode, YamlReason>>;

function hasReason(code: ErrorCode): code is keyof typeof reasons {
  return Object.hasOwn(reasons, code);
}

/** What the explaining reader makes of a fault. */
interface Found {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const closers = { '[': ']', '{': '}', '"': '"', "'": "'" } as const;

/** Where the bracket or quote stands that is not closed: the innermost of those that reading ended in. */
function openerOf(text: string, { message, pos }: Found, document: Document, yaml: typeof import('yaml')) {
  const wanted = /^Flow .* end with a (.)/.exec(message)?.[1] ?? /^Missing closing (.)/.exec(message)?.[1];
  if (wanted === undefined) return undefined;
  let offset = -1;
  yaml.visit(document, {
    Node(_key, { range }) {
      const [start, end] = range ?? [-1, -1];
      if (end === pos[0] && closing(text[start]) === wanted) offset = Math.max(offset, start);
    },
  });
  return offset === -1
    ? undefined
    : { offset, message: msg('yamlUnclosed', { open: text[offset] ?? '', close: wanted }) };
}

function closing(open = ''): string | undefined {
  return Object.hasOwn(closers, open) ? closers[open as keyof typeof closers] : undefined;
}

function reasonOf({ code, message }: Found): Message {
  if (!hasReason(code)) return msg('yamlRefused', { detail: message });
  // An item further to the left than the one before it: the reader sees the list so far as a key.
  const reason = message.startsWith('A block sequence may not be') ? 'indent' : reasons[code];
  return msg('yamlReason', { reason, detail: message });
}

/**
 * A fuller account of why a refused text is no YAML, by a reader that goes on after an error and names its causes. It
 * only explains: that the text is refused has been decided, and where this reader finds nothing, `fault` stands.
 */
export async function explain(text: string, fault: Fault): Promise<readonly Fault[]> {
  if (text.length > MAX_LENGTH || fault.message.key === 'yamlTooDeep') return [fault];
  const yaml = await import('yaml');
  let found: Fault[];
  try {
    const documents = yaml.parseAllDocuments(text, {
      prettyErrors: false,
      version: '1.2',
      schema: 'failsafe',
    });
    found = (Array.isArray(documents) ? documents : []).flatMap((document) =>
      document.errors.map(
        (error) =>
          openerOf(text, error, document, yaml) ?? { offset: error.pos[0], message: reasonOf(error) },
      ),
    );
  } catch {
    // The explaining reader is no judge: what it stumbles over itself says nothing about the file.
    return [fault];
  }
  // What comes after the first on a line, or after something left open, mostly follows from it.
  const faults = new Map<number, Fault>();
  let open = false;
  for (const item of found) {
    const line = text.lastIndexOf('\n', item.offset - 1);
    const unclosed = item.message.key === 'yamlUnclosed';
    if (faults.has(line) || faults.size >= MAX_FAULTS || (open && unclosed)) continue;
    faults.set(line, item);
    open ||= unclosed;
  }
  return faults.size > 0 ? [...faults.values()] : [fault];
}
