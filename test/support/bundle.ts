import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { repository } from './cli.js';

/** Makes a script of the tests, with what it imports, into one file that Node.js runs as a process of its own. */
export async function bundleScript(script: string, file: string): Promise<void> {
  const bundle = await rolldown({ input: join(repository, script), platform: 'node', logLevel: 'silent' });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
}
