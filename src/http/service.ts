import type { Language } from '../model/message.js';

/** A word or phrase in each language. */
export type Words = Readonly<Record<Language, string>>;

/** A service that requests go to, in the words that messages use for it. */
export interface Service {
  /** Its name inside a sentence: "the RTR". */
  readonly name: Words;
  /** What its answers contain, in the plural: "activiteiten". */
  readonly items: Words;
  /** What it refuses when it answers 401 or 403: "the API key". */
  readonly credential: Words;
  /** What to do about that, as complete sentences without a full stop at the end. */
  readonly accessHint: Words;
}
