/** Parts of sentences that several messages share. */
import { either } from '../messages/message.js';

/** A question about similar names, to follow a sentence without its full stop; empty without suggestions. */
export function suggestEn(names: readonly string[]): string {
  return names.length === 0 ? '' : `. Did you mean ${either(names, 'or')}?`;
}

export function suggestNl(names: readonly string[]): string {
  return names.length === 0 ? '' : `. Bedoelde u ${either(names, 'of')}?`;
}

/** Quotes a text from a file in a sentence, and shortens a long one. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}...` : value);
}
