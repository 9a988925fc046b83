import type { Secrets } from '../lib/secrets.js';
import type { Language } from '../messages/language.js';
import type { Host } from './host.js';
import type { OutputMonitor } from './output-monitor.js';

/** One run of the program, which commander's callbacks share. */
export interface Run {
  readonly host: Host;
  readonly language: Language;
  readonly outputs: OutputMonitor;
  /** The secrets that were read so far. They are removed from what is printed. */
  readonly secrets: Secrets;
  /** The arguments are being parsed to run a command, and not only to look at some of them. */
  isParsing?: boolean;
  /** What the program ends with; a command sets it. */
  exitCode: number;
}
