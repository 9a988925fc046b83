import type { Message } from '../../messages/message.js';

/** One thing that is wrong with a text as YAML. */
export interface Fault {
  /** `schema`: the text is valid YAML, but cannot be what these files hold. Default `yaml-syntax`. */
  readonly code?: 'yaml-syntax' | 'schema';
  readonly message: Message;
  /** In the text, in UTF-16 code units from 0. */
  readonly offset: number;
  /** Where the other place is that the message is about. */
  readonly relatedOffset?: number;
  /** The message repeats a piece of the text, which may be secret. */
  readonly quotesText?: true;
}

/** A file is not searched for more faults than this: people correct a few and try again. */
export const MAX_FAULTS = 10;
