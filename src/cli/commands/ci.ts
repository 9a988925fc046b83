import { readFile } from 'node:fs/promises';
import { loadConfigs } from '../../config/load.js';
import { openForge } from '../../connect/forge.js';
import { reviewedRun } from '../../forges/github.js';
import { forgesMessages } from '../../forges/messages.js';
import { assertSameOmgeving, publishComment, publishDrift } from '../../forges/publish.js';
import { isReady } from '../../forges/ready.js';
import { formatMessage, type Message } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { parsePlanFile } from '../../reconcile/planfile.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure('usage', cliMessages.fileUnread({ path }), { cause });
  }
}

/** `ci comment`: puts a plan on the pull request. */
export async function ciComment(session: Session, { file }: { file: string }): Promise<number> {
  const posted = await publishComment(await openForge(session.env), await read(file));
  session.info(forgesMessages.commentPosted({ posted }));
  return 0;
}

/** `ci drift-issue`: keeps the issue that says where DSO-LV and the files differ. */
export async function ciDriftIssue(
  session: Session,
  { file, plan }: { file: string; plan: string },
): Promise<number> {
  const { omgeving, summary } = parsePlanFile(await read(plan), plan);
  const shown = await read(file);
  assertSameOmgeving(shown, omgeving);
  const { unchanged: _, ...differences } = summary;
  const differs = Object.values(differences).some((n) => n > 0);
  const say = (message: Message): string => formatMessage(message, session.language);
  const body = `${say(cliMessages.driftIssueIntro({ omgeving }))}\n\n${shown}`;
  const title = say(cliMessages.driftIssueTitle({ omgeving }));
  const gone = say(cliMessages.driftGone({ omgeving }));
  const posted = await publishDrift(await openForge(session.env), { title, body, differs, gone });
  session.info(forgesMessages.driftPosted({ posted, omgeving }));
  return 0;
}

/** `ci omgevingen`: the omgevingen that are reached over the network and have files, as a JSON list. */
export async function ciOmgevingen(session: Session): Promise<number> {
  const tree = await loadConfigs(session.options.configs);
  const names = [...tree.omgevingen.values()]
    .filter(({ naam, endpoint }) => endpoint !== undefined && tree.toewijzingen.get(naam)?.length)
    .map(({ naam }) => naam);
  session.print(`${JSON.stringify(names)}\n`);
  return 0;
}

/** `ci ready`: whether this run has what an omgeving needs to be reached. */
export async function ciReady(session: Session): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving });
  const omgeving = tree.omgevingen.get(session.omgeving);
  const ready = omgeving !== undefined && isReady(omgeving, session.env);
  if (!ready) session.info(cliMessages.notReady({ omgeving: session.omgeving }));
  session.print(`${ready}\n`);
  return 0;
}

/** `ci reviewed-plan`: the workflow run that holds the plan which was reviewed before the merge. */
export async function ciReviewedPlan(session: Session): Promise<number> {
  const run = await reviewedRun(session.env, session.omgeving);
  if (run === undefined)
    throw new Failure('usage', cliMessages.noReviewedPlan({ omgeving: session.omgeving }));
  session.print(`${run}\n`);
  return 0;
}
