import { fastParse } from './fast-parse.js';
import type { YamlResult } from './parse.js';

/**
 * Reads the text of a YAML file: fast where it is written in the plain subset, with `yaml` where it is not.
 *
 * @param secret whether messages must not repeat any of it.
 */
export async function readYaml(text: string, secret: boolean): Promise<YamlResult> {
  const parsed = fastParse(text);
  if (parsed !== undefined) return parsed;
  const { parseYaml } = await import('./parse.js');
  return parseYaml(text, secret);
}
