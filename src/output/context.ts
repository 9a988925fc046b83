import type { Language } from '../messages/message.js';
import type { Registers } from '../model/registers.js';
import type { Paint } from './colour.js';

/** What every format gets beside the value that it shows. */
export interface Context {
  readonly registers: Registers;
  readonly language: Language;
  readonly paint: Paint;
}
