import type { ErrorCode } from 'yaml';
import type { YamlReason } from '../../messages/config.js';
import { msg } from '../../messages/message.js';
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

/**
 * A fuller account of why a refused text is no YAML, by a reader that goes on after an error and names its causes. It
 * only explains: that the text is refused has been decided, and where this reader finds nothing, `fault` stands.
 */
export async function explain(text: string, fault: Fault): Promise<readonly Fault[]> {
  if (text.length > MAX_LENGTH || fault.message.key === 'yamlTooDeep') return [fault];
  const { parseAllDocuments } = await import('yaml');
  let errors: readonly { code: ErrorCode; message: string; pos: readonly [number, number] }[];
  try {
    const documents = parseAllDocuments(text, { prettyErrors: false, version: '1.2', schema: 'failsafe' });
    errors = Array.isArray(documents) ? documents.flatMap((document) => document.errors) : [];
  } catch {
    // The explaining reader is no judge: what it stumbles over itself says nothing about the file.
    return [fault];
  }
  const faults = new Map<number, Fault>();
  for (const { code, message, pos } of errors) {
    const offset = pos[0];
    if (faults.has(offset) || faults.size >= MAX_FAULTS) continue;
    faults.set(offset, {
      offset,
      message: hasReason(code)
        ? msg('yamlReason', { reason: reasons[code], detail: message })
        : msg('yamlRefused', { detail: message }),
    });
  }
  return faults.size > 0 ? [...faults.values()] : [fault];
}
