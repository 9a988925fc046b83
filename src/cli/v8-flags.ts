import { setFlagsFromString } from 'node:v8';

/** The last version of Node of which it is known that it has the flag. */
const LAST_KNOWN = 26;

/**
 * What reads HTTP is WebAssembly, and after some ten requests V8 begins to make a faster version of it, for which the
 * process then waits at its end: a quarter of the time of a plan. A program that ends soon does better with the first
 * version; one that sends thousands of requests still gets the other. For the program alone: a library has no business
 * with the flags of its host.
 */
export function disableWasmTiering(): void {
  if (Number(process.versions.node.split('.')[0]) > LAST_KNOWN) return;
  setFlagsFromString('--wasm-tiering-budget=50000000');
}
