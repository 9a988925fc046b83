#!/usr/bin/env node
/** The bin: connects the program to its process. No other file touches `process`. */
import { setFlagsFromString } from 'node:v8';
import { main } from './cli/main.js';
import { processesOf } from './lib/processes.js';

/** The newest version of Node that is known to have the flag below. */
const LAST_KNOWN = 26;

// The HTTP parser is WebAssembly. After some ten requests V8 compiles a faster version of it, and the process waits for
// that at its end: a quarter of the time of a plan. A run with thousands of requests still gets the faster version.
if (Number(process.versions.node.split('.')[0]) <= LAST_KNOWN)
  setFlagsFromString('--wasm-tiering-budget=50000000');

const stop = new AbortController();
let interrupts = 0;

/** The first signal asks the command to stop; a second one ends the process at once. */
function interrupt(): void {
  interrupts += 1;
  if (interrupts > 1) process.exit(130);
  stop.abort();
}

const exitCode = await main({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  // Opening standard input takes time, and few commands read it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  // A command that cannot stop halfway does not read this, and a signal ends the process as it does by default.
  get signal() {
    if (process.listenerCount('SIGINT') === 0)
      process
        .on('SIGINT', interrupt)
        .on('SIGTERM', interrupt)
        .on('SIGHUP', () => stop.abort());
    return stop.signal;
  },
  processes: processesOf(process),
});
// All output has been passed on. By itself, the process would wait for V8's compilers in the background.
process.exit(exitCode);
