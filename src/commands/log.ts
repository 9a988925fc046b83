import { loadConfigs, msg, organisatieFor, routingEntries, routingHistory, tell } from '../index.js';
import { safe } from '../output/names.js';
import { activiteitRoutingLines } from '../output/routing-text.js';
import type { Session } from './session.js';

export interface LogOptions {
  readonly activiteit: string;
  readonly bevoegdGezag?: string;
}

/** `log`: who changed the routing of an activiteit, from git. */
export async function log(session: Session, { activiteit, bevoegdGezag }: LogOptions): Promise<number> {
  const { configs, format } = session.options;
  const { omgeving, cwd, taal } = session;
  const { registers } = await loadConfigs(configs, { omgeving });
  const gezag = bevoegdGezag === undefined ? {} : { bevoegdGezag: organisatieFor(bevoegdGezag, registers) };
  const history = await routingHistory({ configs, omgeving, cwd, activiteit, ...gezag });
  if (format === 'json') {
    const value = history.map((entry) => ({ ...entry, routing: routingEntries(entry.routing) }));
    session.print(`${JSON.stringify(value, null, 2)}\n`);
    return 0;
  }
  const context = session.context(registers);
  for (const { commit, author, date, subject, broken, routing } of history) {
    const head = `${date.slice(0, 10)}  ${commit.slice(0, 8)}  ${author}`;
    session.print(`${session.paint('bold', safe(head))}  ${safe(subject)}\n`);
    if (broken) session.print(`  ${session.paint('yellow', tell(msg('logBroken', {}), taal))}\n`);
    for (const item of routing) session.print(activiteitRoutingLines(item, context));
    session.print('\n');
  }
  if (history.length === 0) session.tell(msg('logNothing', { activiteit, omgeving }));
  return 0;
}
