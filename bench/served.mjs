/** A simulator in a process of its own, as DSO-LV for a measurement: slow in the way that is asked for. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConfigs, loadConfigs } from './build/internals.js';

/** Writes what the files of an omgeving ask for as the simulator's state: all of it in place. Gives the bevoegde gezagen. */
export async function writeInPlace(folder, omgeving, file) {
  const tree = await loadConfigs('configs', { omgeving, cwd: folder });
  if (checkConfigs(tree).some(({ severity }) => severity === 'error')) throw new Error('the tree has errors');
  const all = tree.toewijzingen.get(omgeving).flatMap((item) => item.desired);
  const configuraties = Object.fromEntries(all.map(({ configuratie }, i) => [i + 1, configuratie]));
  writeFileSync(join(folder, file), JSON.stringify({ formatVersion: 1, configuraties }));
  return [...new Set(all.map(({ configuratie }) => configuratie.oin))];
}

/** Starts the simulator; gives its endpoint and how to end it. */
export async function serve(cli, folder, flags) {
  const child = spawn(process.execPath, [cli, 'simulate', ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const endpoint = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(chunk.toString().split('\n')[0].trim()));
    ended.then((code) => reject(new Error(`the simulator ended with ${code}`)));
  });
  return {
    endpoint,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
