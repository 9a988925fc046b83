import { readFileSync, statSync } from 'node:fs';
import type { Message } from '../messages/message.js';
import type { SourceFile } from '../model/place.js';
import { Findings } from './findings.js';
import { configMessages } from './messages.js';
import { checkSchema, type Kind } from './schema.js';
import type { FoundFile } from './walk.js';
import { decode } from './yaml/decode.js';
import { readYaml } from './yaml/read.js';
import { isMap, type YamlMap } from './yaml/value.js';

/** Larger than any country's configuration in one file. */
const MAX_MEGABYTES = 64;

/** One file as far as it could be read. */
export interface Source {
  readonly found: FoundFile;
  readonly file: SourceFile;
  readonly findings: Findings;
  /** What it says, where it is YAML with a map at its top, whether or not it fits its schema. */
  readonly map: YamlMap | undefined;
}

function unread(found: FoundFile, findings: Findings): Source {
  return { found, file: findings.file, findings, map: undefined };
}

/** What repeats a piece of the text that it is about. */
const QUOTING: ReadonlySet<unknown> = new Set([
  configMessages.yamlTag,
  configMessages.yamlUnknownAlias,
  configMessages.yamlAliasInItself,
  configMessages.yamlRefused,
  configMessages.yamlDuplicateKey,
]);

/** What may be said of a file: in omgevingen.yaml any text may be a password that stands where it should not. */
function discreet(message: Message, kind: Kind): Message {
  return kind === 'omgevingen' && QUOTING.has(message.template) ? configMessages.yamlNotRepeated() : message;
}

/**
 * Reads the bytes of one file: YAML, then its schema. A pure function of its arguments, but for the explaining of what
 * was refused, which loads a second reader.
 */
export async function readSource(found: FoundFile, bytes: Uint8Array, kind: Kind): Promise<Source> {
  const decoded = decode(found.path, bytes);
  const findings = new Findings(decoded.file);
  if ('message' in decoded) {
    findings.error('yaml-syntax', decoded.message, decoded.offset);
    return unread(found, findings);
  }
  const read = await readYaml(decoded.file.text);
  if ('faults' in read) {
    let { faults } = read;
    const [first] = faults;
    if (read.syntax && first !== undefined) {
      const { explain } = await import('./yaml/explain.js');
      faults = await explain(decoded.file.text, first);
    }
    for (const { message, offset, relatedOffset } of faults) {
      const related = relatedOffset === undefined ? undefined : findings.at(relatedOffset);
      findings.error('yaml-syntax', discreet(message, kind), offset, related);
    }
    return unread(found, findings);
  }
  const { composed } = read;
  const { value } = composed;
  if (kind === 'omgevingen' && isMap(value)) numbers(value);
  checkSchema(kind, composed, findings);
  return { found, file: decoded.file, findings, map: isMap(value) ? value : undefined };
}

const NUMERIC = ['maxChange', 'concurrency', 'timeoutSeconds', 'retries'];

/** Every scalar is text; where the schema wants a number, a text that is one becomes it. */
function numbers(root: YamlMap): void {
  const { omgevingen } = root;
  if (!isMap(omgevingen)) return;
  for (const omgeving of Object.values(omgevingen)) {
    if (!isMap(omgeving)) continue;
    for (const key of NUMERIC) {
      const text = omgeving[key];
      if (typeof text === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(text)) omgeving[key] = Number(text);
    }
  }
}

/**
 * The bytes of one file on disk, or why they cannot be had. One file after the other: for many small ones that takes a
 * third of the time that going round by a pool of threads does.
 */
export function bytesOf(found: FoundFile): Uint8Array | Message {
  try {
    const { size } = statSync(found.absolute);
    if (size > MAX_MEGABYTES * 1024 * 1024) return configMessages.fileTooLarge({ megabytes: MAX_MEGABYTES });
    return readFileSync(found.absolute);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return configMessages.fileUnreadable({ reason });
  }
}

/** Reads one file from its bytes. What could not be had is a problem of that file. */
export async function sourceOf(found: FoundFile, bytes: Uint8Array | Message, kind: Kind): Promise<Source> {
  if (bytes instanceof Uint8Array) return readSource(found, bytes, kind);
  const findings = new Findings({ path: found.path, text: '' });
  findings.error('yaml-syntax', bytes, 0);
  return unread(found, findings);
}

/** Reads one file from disk. */
export async function readFound(found: FoundFile, kind: Kind): Promise<Source> {
  return sourceOf(found, bytesOf(found), kind);
}
