import type { Redactor } from '../lib/redactor.js';
import type { Language } from '../messages/language.js';
import type { Host } from './host.js';
import type { OutputMonitor } from './output-monitor.js';

/** One run of the program, which commander's callbacks share. */
export interface Run {
  readonly host: Host;
  readonly language: Language;
  readonly outputs: OutputMonitor;
  /** Knows the secrets that were read so far. What is printed passes through it. */
  readonly redactor: Redactor;
  /** What the program ends with; a command sets it. */
  exitCode: number;
}
