/** `ci`: what workflows call. The logic is here, so that their YAML stays simple. */
import { loadConfigs } from '../../config/load.js';
import { addTokens, openForge } from '../../connect/forge.js';
import { type ForgeClient, requireCapability } from '../../forges/forge.js';
import { forgesMessages } from '../../forges/messages.js';
import { assertSameOmgeving, publishComment, publishDrift } from '../../forges/publish.js';
import { isReady } from '../../forges/ready.js';
import { formatMessage, type Message } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { safeJson } from '../../output/safe-text.js';
import { summaryMessages } from '../../output/summary-messages.js';
import { parsePlanFile } from '../../reconcile/planfile.js';
import { cliMessages } from '../messages.js';
import { readText } from '../read-text.js';
import type { Session } from '../session.js';

/** Opens the API of the git host of this run. */
function forgeOf({ env, secrets }: Session): ForgeClient {
  addTokens(secrets, env);
  return openForge(env);
}

/** `ci comment`: publishes a plan as a comment on the change request. */
export async function ciComment(session: Session, { file }: { file: string }): Promise<number> {
  const result = await publishComment(forgeOf(session), await readText(session, file));
  session.info(forgesMessages.commentPublished({ result }));
  return 0;
}

/** `ci drift-issue`: keeps the issue that shows where DSO-LV and the files differ. */
export async function ciDriftIssue(
  session: Session,
  { file, plan }: { file: string; plan: string },
): Promise<number> {
  const { omgeving, compared, matches } = parsePlanFile(await readText(session, plan), plan);
  const shown = await readText(session, file);
  assertSameOmgeving(shown, omgeving);
  // Without files, nothing is known: the issue stays as it is.
  if (compared === false) {
    session.info(summaryMessages.planNothingCompared({ omgeving }));
    return 0;
  }
  const text = (message: Message): string => formatMessage(message, session.language);
  const body = `${text(cliMessages.driftIssueIntro({ omgeving }))}\n\n${shown}`;
  const title = text(cliMessages.driftIssueTitle({ omgeving }));
  const resolved = text(cliMessages.driftGone({ omgeving }));
  const result = await publishDrift(forgeOf(session), { title, body, differs: !matches, resolved });
  session.info(forgesMessages.driftPublished({ result, omgeving }));
  return 0;
}

/** `ci omgevingen`: prints the omgevingen that have an endpoint and files, as a JSON list. */
export async function ciOmgevingen(session: Session): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { cwd: session.cwd });
  const names = [...tree.omgevingen.values()]
    .filter(({ naam, endpoint }) => endpoint !== undefined && tree.toewijzingen.get(naam)?.length)
    .map(({ naam }) => naam);
  session.printData(safeJson(`${JSON.stringify(names)}\n`));
  return 0;
}

/** `ci ready`: prints whether this run has the credentials of an omgeving. */
export async function ciReady(session: Session): Promise<number> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const omgeving = tree.omgevingen.get(session.omgeving);
  const ready = omgeving !== undefined && isReady(omgeving, session.env);
  if (!ready) session.info(cliMessages.notReady({ omgeving: session.omgeving }));
  session.print(`${ready}\n`);
  return 0;
}

/** `ci reviewed-plan`: prints the id of the run that keeps the plan which was reviewed before the merge. */
export async function ciReviewedPlan(session: Session): Promise<number> {
  const plans = requireCapability(forgeOf(session), 'reviewedPlans');
  const run = await plans.findRun(session.omgeving);
  if (run === undefined)
    throw new Failure('usage', cliMessages.noReviewedPlan({ omgeving: session.omgeving }));
  session.print(`${run}\n`);
  return 0;
}
