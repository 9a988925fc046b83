import { loadConfigs } from '../../config/load.js';
import { organisatieFor } from '../../config/lookup.js';
import { type HistoryBegin, type HistoryEntry, routingHistory } from '../../git/history.js';
import { formatMessage, type Message } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import type { Context } from '../../output/context.js';
import { safe } from '../../output/names.js';
import { activiteitRoutingLines, activiteitStateLines } from '../../output/routing-text.js';
import { routingEntries } from '../../routing/entries.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

export interface LogOptions {
  readonly activiteit: string;
  readonly bevoegdGezag?: string;
}

/** Names that are told where more than one may be meant: enough to see what a whole name looks like. */
const MAX_MEANT = 5;

/** What stands where the history begins, for programs: who handles what, and no from. */
function stateJson({ state, ...begin }: HistoryBegin): object {
  const assigned = routingEntries(state).map(({ from: _, to, ...rest }) => ({ ...rest, behandeldienst: to }));
  return { ...begin, routing: [], state: assigned };
}

function beginMessage({ copiedFrom }: HistoryBegin): Message {
  return copiedFrom === undefined ? cliMessages.logBegins() : cliMessages.logCopied({ from: copiedFrom });
}

function entryText(entry: HistoryEntry, session: Session, context: Context): string {
  const { commit, date, broken } = entry;
  const when = `${date.slice(0, 10)}  ${commit.slice(0, 8)}`;
  const begins = 'begins' in entry;
  const head = begins
    ? `${session.paint('bold', when)}  ${safe(formatMessage(beginMessage(entry), session.language))}\n`
    : `${session.paint('bold', safe(`${when}  ${entry.author}`))}  ${safe(entry.subject)}\n`;
  const errors = broken
    ? `  ${session.paint('yellow', formatMessage(cliMessages.logBroken(), session.language))}\n`
    : '';
  const lines = begins
    ? entry.state.map((item) => activiteitStateLines(item, context))
    : entry.routing.map((item) => activiteitRoutingLines(item, context));
  return `${head}${errors}${lines.join('')}\n`;
}

/** `log`: who changed the routing of an activiteit, from git. Exit 1 when nothing mentions it, in no commit nor now. */
export async function log(session: Session, options: LogOptions): Promise<number> {
  const { configs, format } = session.options;
  const { omgeving, cwd, env } = session;
  const { registers, toewijzingen } = await loadConfigs(configs, { omgeving, cwd });
  const gezag =
    options.bevoegdGezag === undefined
      ? {}
      : { bevoegdGezag: organisatieFor(options.bevoegdGezag, registers) };
  const { activiteit: naam } = options;
  const now = toewijzingen.get(omgeving) ?? [];
  const question = { configs, omgeving, cwd, env, activiteit: naam, ...gezag, now };
  const { meant, near, cutAt, entries } = await routingHistory(question);
  if (cutAt !== undefined) session.warn(cliMessages.logCutOff({ commit: cutAt.slice(0, 8) }));
  const [activiteit] = meant;
  if (activiteit === undefined)
    throw new Failure('usage', cliMessages.activiteitUnknown({ naam, suggestions: [...near] }));
  if (meant.length > 1)
    throw new Failure('usage', cliMessages.activiteitAmbiguous({ naam, names: meant.slice(0, MAX_MEANT) }));
  if (format === 'json') {
    const value = entries.map((entry) =>
      'begins' in entry ? stateJson(entry) : { ...entry, routing: routingEntries(entry.routing) },
    );
    session.print(`${JSON.stringify(value, null, 2)}\n`);
    return 0;
  }
  const context = session.context(registers);
  for (const entry of entries) session.print(entryText(entry, session, context));
  if (entries.every((entry) => 'begins' in entry))
    session.info(cliMessages.logNothing({ activiteit, omgeving, begins: entries.length > 0 }));
  return 0;
}
