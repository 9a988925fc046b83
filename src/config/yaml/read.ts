import { fastParse } from './fast-parse.js';
import type { YamlResult } from './parse.js';

/** Reads the text of a YAML file: fast where it is written in the plain subset, with `yaml` where it is not. */
export async function readYaml(text: string): Promise<YamlResult> {
  const parsed = fastParse(text);
  if (parsed !== undefined) return parsed;
  const { parseYaml } = await import('./parse.js');
  return parseYaml(text);
}
