/** Locks a file again and again, and notes when it has the lock: `node lock-worker.mjs <file> <notes> <times>`. */
import { appendFileSync } from 'node:fs';
import { lockFile } from '../../src/lib/lock.js';
import { processes } from '../support/processes.js';

const [, , path = '', notes = '', times = '0'] = process.argv;
for (let i = 0; i < Number(times); i += 1) {
  const lock = await lockFile(path, { processes, waitMs: 60_000 });
  appendFileSync(notes, `enter ${process.pid}\n`);
  appendFileSync(notes, `leave ${process.pid}\n`);
  await lock.release();
}
