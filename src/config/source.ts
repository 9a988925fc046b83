import { readFile, stat } from 'node:fs/promises';
import { msg } from '../messages/message.js';
import type { SourceFile } from '../model/place.js';
import { Findings } from './findings.js';
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
  const read = readYaml(decoded.file.text);
  if ('faults' in read) {
    let { faults } = read;
    const [first] = faults;
    if (read.syntax && first !== undefined) {
      const { explain } = await import('./yaml/explain.js');
      faults = await explain(decoded.file.text, first);
    }
    for (const { message, offset, relatedOffset } of faults) {
      const related = relatedOffset === undefined ? undefined : findings.at(relatedOffset);
      findings.error('yaml-syntax', message, offset, related);
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

/** Reads one file from disk. What cannot be read is a problem of that file. */
export async function readFound(found: FoundFile, kind: Kind): Promise<Source> {
  const refuse = (message: Parameters<Findings['error']>[1]): Source => {
    const findings = new Findings({ path: found.path, text: '' });
    findings.error('yaml-syntax', message, 0);
    return unread(found, findings);
  };
  try {
    const { size } = await stat(found.absolute);
    if (size > MAX_MEGABYTES * 1024 * 1024) return refuse(msg('fileTooLarge', { megabytes: MAX_MEGABYTES }));
    return await readSource(found, await readFile(found.absolute), kind);
  } catch (error) {
    return refuse(
      msg('fileUnreadable', {
        reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
      }),
    );
  }
}
