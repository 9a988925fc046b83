import { formatMessage } from '../../src/messages/message.js';
import { locate } from '../../src/model/place.js';
import type { Problem } from '../../src/model/problem.js';

/** Problems as users see them: in words, with lines and columns. */
export function shown(problems: readonly Problem[]): unknown[] {
  return problems.map(({ message, place, related, ...rest }) => ({
    ...rest,
    text: formatMessage(message, 'en'),
    at: locate(place),
    related: related?.map(locate),
  }));
}
