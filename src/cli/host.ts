/** The environment of one run: arguments, streams, variables and signal. Tests and other programs pass their own. */
import type { Readable, Writable } from 'node:stream';
import type { Processes } from '../lib/processes.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Standard input: a stream that may be a terminal. */
export type Input = Readable & { readonly isTTY?: boolean };

/** Standard output or error: a stream that may be a terminal with a width. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Host {
  /** The arguments, without the names of node and of the script. */
  readonly argv: readonly string[];
  readonly env: Environment;
  /** The working directory, as an absolute path. */
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /**
   * Asks the program to stop. Only a command that can stop halfway reads this property: until then, the bin leaves
   * signals to the operating system.
   */
  readonly signal: AbortSignal;
  readonly processes: Processes;
}
