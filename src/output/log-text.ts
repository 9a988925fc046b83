/** The history of an activiteit as text: each commit with the changes in routing that it made. */
import type { HistoryBegin, HistoryEntry } from '../git/history.js';
import { formatMessage, type Message } from '../messages/message.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { activiteitChanges, activiteitState } from './routing-text.js';
import { safe } from './safe-text.js';

function beginMessage({ copiedFrom }: HistoryBegin): Message {
  return copiedFrom === undefined
    ? outputMessages.logBegins()
    : outputMessages.logCopied({ from: copiedFrom });
}

/** One commit, or the begin of the history. */
export function logEntryText(entry: HistoryEntry, context: Context): string {
  const { paint, language } = context;
  const when = `${entry.date.slice(0, 10)}  ${entry.commit.slice(0, 8)}`;
  const broken = entry.broken
    ? `  ${paint('yellow', formatMessage(outputMessages.logBroken(), language))}\n`
    : '';
  if ('begins' in entry) {
    const head = `${paint('bold', when)}  ${safe(formatMessage(beginMessage(entry), language))}\n`;
    return `${head}${broken}${entry.state.map((item) => activiteitState(item, context)).join('')}\n`;
  }
  const head = `${paint('bold', safe(`${when}  ${entry.author}`))}  ${safe(entry.subject)}\n`;
  return `${head}${broken}${entry.routing.map((item) => activiteitChanges(item, context)).join('')}\n`;
}
