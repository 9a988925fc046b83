/** A simulator as a process: `node simulator-process.mjs <state file>`. Prints its endpoint, and serves until it is killed. */
import { startSimulator } from '../../src/simulator/server.js';
import { openState } from '../../src/simulator/state.js';
import { processes } from './processes.js';

const [, , path = ''] = process.argv;
const state = await openState(path, { processes, waitMs: 0 });
const { endpoint } = await startSimulator({ state });
process.stdout.write(`${endpoint}\n`);
