/** The history of an activiteit as JSON. */
import type { HistoryBegin, HistoryEntry } from '../git/history.js';
import { routingEntries } from '../routing/entries.js';
import { jsonText } from './json.js';

/** The begin of the history: who handled what then. Earlier handlers are unknown, so it has no `from`. */
function beginJson({ state, ...begin }: HistoryBegin): object {
  const assigned = [...routingEntries(state)].map(({ from: _, to, ...rest }) => ({
    ...rest,
    behandeldienst: to,
  }));
  return { ...begin, routing: [], state: assigned };
}

export function logJson(entries: readonly HistoryEntry[]): string {
  return jsonText(
    entries.map((entry) =>
      'begins' in entry ? beginJson(entry) : { ...entry, routing: [...routingEntries(entry.routing)] },
    ),
  );
}
