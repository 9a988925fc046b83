import { loadConfigs } from '../../config/load.js';
import { organisatieFor } from '../../config/lookup.js';
import { routingHistory } from '../../git/history.js';
import { Failure } from '../../model/failure.js';
import { logJson } from '../../output/log-json.js';
import { logEntryText } from '../../output/log-text.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

export interface LogOptions {
  readonly activiteit: string;
  readonly bevoegdGezag?: string;
}

/** Names shown where the question fits several activiteiten. */
const MAX_NAMES = 5;

/** `log`: shows the commits that changed the routing of an activiteit. Exit code 1 when no commit and no file mentions it. */
export async function log(session: Session, options: LogOptions): Promise<number> {
  const { configs, format } = session.options;
  const { omgeving, cwd, env } = session;
  const { registers, toewijzingen } = await loadConfigs(configs, { omgeving, cwd });
  const bevoegdGezag =
    options.bevoegdGezag === undefined ? undefined : organisatieFor(options.bevoegdGezag, registers);
  const { activiteit: naam } = options;
  const now = toewijzingen.get(omgeving) ?? [];
  const question = { configs, omgeving, cwd, env, activiteit: naam, bevoegdGezag, now };
  const { meant, near, cutAt, entries } = await routingHistory(question);
  if (cutAt !== undefined) session.warn(cliMessages.logCutOff({ commit: cutAt.slice(0, 8) }));
  const [activiteit] = meant;
  if (activiteit === undefined)
    throw new Failure('usage', cliMessages.activiteitUnknown({ naam, suggestions: [...near] }));
  if (meant.length > 1)
    throw new Failure('usage', cliMessages.activiteitAmbiguous({ naam, names: meant.slice(0, MAX_NAMES) }));
  if (format === 'json') {
    session.printData(logJson(entries));
    return 0;
  }
  const context = session.context(registers);
  for (const entry of entries) session.print(logEntryText(entry, context));
  if (entries.every((entry) => 'begins' in entry))
    session.info(cliMessages.logNothing({ activiteit, omgeving, begins: entries.length > 0 }));
  return 0;
}
