/** A simulator in a process of its own, as DSO-LV for a measurement: slow in the way that is asked for. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConfigs, loadConfigs } from '../dist/index.js';

/** Writes what the files of an omgeving ask for as the simulator's state: all of it in place. */
export async function writeInPlace(folder, omgeving, file) {
  const tree = await loadConfigs('configs', { omgeving, cwd: folder });
  if (checkConfigs(tree).some(({ severity }) => severity === 'error')) throw new Error('the tree has errors');
  const all = tree.toewijzingen.get(omgeving).flatMap((item) => item.desired);
  const configuraties = Object.fromEntries(all.map(({ configuratie }, i) => [i + 1, configuratie]));
  writeFileSync(join(folder, file), JSON.stringify({ formatVersion: 1, configuraties }));
  const perGezag = new Map();
  for (const { configuratie } of all)
    perGezag.set(configuratie.oin, (perGezag.get(configuratie.oin) ?? 0) + 1);
  return [...perGezag.values()];
}

/** Starts the simulator; gives its endpoint and how to end it. */
export async function serve(cli, folder, flags) {
  const child = spawn(process.execPath, [cli, 'simulate', ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const endpoint = await new Promise((resolve) => {
    child.stdout.on('data', (chunk) => resolve(chunk.toString().trim()));
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  return {
    endpoint,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

/** Makes an omgeving the only one of a tree, and points it at an endpoint. */
export function pointTo(folder, omgeving, endpoint, concurrency) {
  const entry = `{ endpoint: ${endpoint}, concurrency: ${concurrency}, operaties: [POST, PUT, DELETE] }`;
  writeFileSync(join(folder, 'configs/omgevingen.yaml'), `omgevingen:\n  ${omgeving}: ${entry}\n`);
}

/** A tree of one bevoegd gezag with n configuraties. */
export function writeMany(folder, omgeving, n) {
  mkdirSync(join(folder, 'configs', omgeving), { recursive: true });
  writeFileSync(join(folder, 'configs/omgevingen.yaml'), 'omgevingen:\n');
  const names = Array.from({ length: n }, (_, i) => `      - Activiteit${i}\n`).join('');
  writeFileSync(
    join(folder, 'configs', omgeving, 'a.yaml'),
    `bevoegdGezag: "00000099000000009000"\ntoewijzingen:\n  - behandeldienst: "00000099000000001000"\n    activiteiten:\n${names}`,
  );
  return folder;
}
