/** Parses one file: bytes to text, text to YAML, YAML against the schema of its kind. */
import type { Message } from '../messages/message.js';
import type { SourceFile } from '../model/place.js';
import type { Kind } from './kind.js';
import { ProblemList } from './problem-list.js';
import { checkSchema } from './schema.js';
import { decode } from './yaml/decode.js';
import { yamlMessages } from './yaml/messages.js';
import { readYaml } from './yaml/read.js';
import { isMap, type YamlMap } from './yaml/value.js';

/** A file as far as it could be parsed. */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly problems: ProblemList;
  /** Its content, when it is YAML with a map at the top. It may still violate its schema. */
  readonly map: YamlMap | undefined;
}

/**
 * Parses one file.
 *
 * @param path as people see it.
 * @param content its bytes, or why they could not be read; the latter becomes a problem of the file.
 */
export async function parseFile(
  path: string,
  content: Uint8Array | Message,
  kind: Kind,
): Promise<ParsedFile> {
  if (!(content instanceof Uint8Array)) return unparsed({ path, text: '' }, content, 0);
  const decoded = decode(path, content);
  const { file } = decoded;
  if ('message' in decoded) return unparsed(file, decoded.message, decoded.offset);
  const read = await readYaml(file.text, kind === 'omgevingen');
  const problems = new ProblemList(file);
  if ('faults' in read) {
    for (const { code = 'yaml-syntax', message, offset, relatedOffset, quotesText } of read.faults) {
      const related = relatedOffset === undefined ? undefined : problems.at(relatedOffset);
      // In omgevingen.yaml any text may be a password in the wrong place.
      const shown = kind === 'omgevingen' && quotesText ? yamlMessages.notRepeated() : message;
      problems.error(code, shown, offset, related);
    }
    return { file, problems, map: undefined };
  }
  const map = isMap(read.value) ? read.value : undefined;
  if (kind === 'omgevingen' && map !== undefined) parseNumbers(map);
  checkSchema(kind, read, problems);
  return { file, problems, map };
}

function unparsed(file: SourceFile, message: Message, offset: number): ParsedFile {
  const problems = new ProblemList(file);
  problems.error('yaml-syntax', message, offset);
  return { file, problems, map: undefined };
}

const NUMERIC_KEYS = ['maxChange', 'concurrency', 'timeoutSeconds', 'retries', 'settleSeconds'];

/** Converts the numbers of omgevingen.yaml, where the YAML reader gives every scalar as text. */
function parseNumbers({ omgevingen }: YamlMap): void {
  if (!isMap(omgevingen)) return;
  for (const omgeving of Object.values(omgevingen)) {
    if (!isMap(omgeving)) continue;
    for (const key of NUMERIC_KEYS) {
      const text = omgeving[key];
      if (typeof text === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(text)) omgeving[key] = Number(text);
    }
  }
}
