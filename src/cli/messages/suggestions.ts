import { either } from '../../messages/message.js';

/** Adds the nearest names to an English sentence without its full stop; adds nothing when there are none. */
export function meantEn(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Did you mean ${either(suggestions, 'or')}?` : '';
}

/** Adds the nearest names to a Dutch sentence without its full stop; adds nothing when there are none. */
export function meantNl(suggestions: readonly string[]): string {
  return suggestions.length > 0 ? `. Bedoelde u ${either(suggestions, 'of')}?` : '';
}
