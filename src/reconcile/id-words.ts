/** Ids in words, for messages. */
import { count, either } from '../messages/message.js';

export interface Ids {
  ids: string[];
}

/** "id 7" or "ids 7, 8 and 9". A long list is cut. */
function listed(ids: readonly string[], and: string, more: (n: number) => string): string {
  const shown = ids.slice(0, 5);
  const rest = ids.length - shown.length;
  const list = rest > 0 ? `${shown.join(', ')} ${and} ${more(rest)}` : either(shown, and);
  return `${ids.length === 1 ? 'id' : 'ids'} ${list}`;
}

export function idsEn(ids: readonly string[]): string {
  return listed(ids, 'and', (n) => count(n, 'other', 'others'));
}

export function idsNl(ids: readonly string[]): string {
  return listed(ids, 'en', (n) => `nog ${n}`);
}
