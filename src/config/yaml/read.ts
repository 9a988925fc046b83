import type { YamlRead } from './careful.js';
import { readPlain } from './plain.js';

/** Reads the text of a YAML file: at once where it is written plainly; carefully, and loading what that takes, where not. */
export async function readYaml(text: string): Promise<YamlRead> {
  const composed = readPlain(text);
  if (composed !== undefined) return { composed };
  const { readCarefully } = await import('./careful.js');
  return readCarefully(text);
}
