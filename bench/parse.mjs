/** Parses every YAML file below ./configs with the reader that is named, and does nothing else. */
import { readdirSync, readFileSync } from 'node:fs';

const texts = readdirSync('configs', { recursive: true })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(`configs/${name}`, 'utf8'));
const [, , reader] = process.argv;
const parse = reader === 'yaml' ? (await import('yaml')).parse : (await import('js-yaml')).load;
for (const text of texts) parse(text);
