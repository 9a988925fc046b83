import { readPlain } from './fast-parse.js';
import type { YamlRead } from './parse.js';

/** Reads the text of a YAML file: at once where it is written plainly; carefully, and loading what that takes, where not. */
export async function readYaml(text: string): Promise<YamlRead> {
  const composed = readPlain(text);
  if (composed !== undefined) return { composed };
  const { readCarefully } = await import('./parse.js');
  return readCarefully(text);
}
