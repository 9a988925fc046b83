import type { Document, ErrorCode } from 'yaml';
import type { Message } from '../../messages/message.js';
import type { YamlReason } from '../messages.js';
import { configMessages } from '../messages.js';
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

/** Where the brackets and quotes of a document stand, by where what they open ends: the innermost of each kind. */
function openersOf(
  text: string,
  document: Document,
  yaml: typeof import('yaml'),
): ReadonlyMap<string, number> {
  const openers = new Map<string, number>();
  yaml.visit(document, {
    Node(_key, { range }) {
      const [start, end] = range ?? [-1, -1];
      const key = `${closing(text[start])}${end}`;
      if (start > (openers.get(key) ?? -1)) openers.set(key, start);
    },
  });
  return openers;
}

/** That something is not closed, told where it is opened. */
function unclosed(
  text: string,
  { message, pos }: Found,
  openers: ReadonlyMap<string, number>,
): Fault | undefined {
  const wanted = /^Flow .* end with a (.)/.exec(message)?.[1] ?? /^Missing closing (.)/.exec(message)?.[1];
  const offset = wanted === undefined ? undefined : openers.get(`${wanted}${pos[0]}`);
  if (wanted === undefined || offset === undefined) return undefined;
  return { offset, message: configMessages.yamlUnclosed({ open: text[offset] ?? '', close: wanted }) };
}

function closing(open = ''): string | undefined {
  return Object.hasOwn(closers, open) ? closers[open as keyof typeof closers] : undefined;
}

function reasonOf({ code, message }: Found): Message {
  if (!hasReason(code)) return configMessages.yamlRefused({ detail: message });
  // An item further to the left than the one before it: the reader sees the list so far as a key.
  const reason = message.startsWith('A block sequence may not be') ? 'indent' : reasons[code];
  return configMessages.yamlReason({ reason, detail: message });
}

/**
 * A fuller account of why a refused text is no YAML, by a reader that goes on after an error and names its causes. It
 * only explains: that the text is refused has been decided, and where this reader finds nothing, `fault` stands.
 */
export async function explain(text: string, fault: Fault): Promise<readonly Fault[]> {
  if (text.length > MAX_LENGTH || fault.message.template === configMessages.yamlTooDeep) return [fault];
  const yaml = await import('yaml');
  const faults = new Map<number, Fault>();
  try {
    const documents = yaml.parseAllDocuments(text, {
      prettyErrors: false,
      version: '1.2',
      schema: 'failsafe',
    });
    let open = false;
    for (const document of Array.isArray(documents) ? documents : []) {
      const openers = openersOf(text, document, yaml);
      for (const error of document.errors) {
        const item = unclosed(text, error, openers) ?? { offset: error.pos[0], message: reasonOf(error) };
        // What comes after the first on a line, or after something left open, mostly follows from it.
        const line = text.lastIndexOf('\n', item.offset - 1);
        const opens = item.message.template === configMessages.yamlUnclosed;
        if (faults.has(line) || (open && opens)) continue;
        if (faults.size >= MAX_FAULTS) break;
        faults.set(line, item);
        open ||= opens;
      }
    }
  } catch {
    // The explaining reader is no judge: what it stumbles over itself says nothing about the file.
    return [fault];
  }
  return faults.size > 0 ? [...faults.values()] : [fault];
}
