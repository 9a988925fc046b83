/** How long `validate --watch` takes to answer after one file has changed. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Changes a file again and again; gives the milliseconds from each change to its answer.
 *
 * @returns {Promise<number[]>}
 */
export async function timeChanges(cli, folder, file, times) {
  const child = spawn(process.execPath, [cli, 'validate', '--watch', '--omgeving', 'landelijk'], {
    cwd: folder,
  });
  let seen = '';
  let look = () => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      seen += chunk;
      look();
    });
  const answer = () =>
    new Promise((resolve) => {
      look = () => {
        if (!/waiting for changes/.test(seen)) return;
        seen = '';
        resolve();
      };
      look();
    });
  await answer();
  const text = readFileSync(file, 'utf8');
  const taken = [];
  for (let i = 0; i < times; i += 1) {
    const started = performance.now();
    writeFileSync(file, `${text}# ${i}\n`);
    await answer();
    taken.push(performance.now() - started);
  }
  writeFileSync(file, text);
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGINT');
  await ended;
  return taken;
}
