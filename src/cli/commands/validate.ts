import { checkConfigs } from '../../checks/check.js';
import { type Validation, type ValidationCache, validateConfigs } from '../../checks/validate.js';
import { loadConfigs } from '../../config/load.js';
import { hasErrors, sortProblems } from '../../model/problem.js';
import { validateGithub } from '../../output/validate-github.js';
import { validateGitlab } from '../../output/validate-gitlab.js';
import { validateJson } from '../../output/validate-json.js';
import { validateSarif } from '../../output/validate-sarif.js';
import { validateText } from '../../output/validate-text.js';
import { cliMessages } from '../messages.js';
import { checkLive, checkSnapshots, hasSnapshots, type LiveCheck, reportUnasked } from '../rtr-checks.js';
import type { Session } from '../session.js';
import { version } from '../version.js';

export interface ValidateOptions {
  readonly watch: boolean;
  /** Asks the RTR itself, instead of a snapshot. */
  readonly rtr: boolean;
}

/** `validate --watch`: again after every change, until interrupted. */
async function watched(session: Session): Promise<number> {
  // What only a program that stays has a use for.
  const [{ onEveryChange }, { Cache }] = await Promise.all([
    import('../watch.js'),
    import('../../checks/cache.js'),
  ]);
  const cache: ValidationCache = new Cache();
  await validateConfigs(session.options.configs, { cwd: session.cwd }, cache);
  await onEveryChange(session, session.options.configs, () => once(session, cache));
  return 0;
}

/** `validate`: everything that can be known offline, of one omgeving or of all; with `--rtr` what the RTR says too. */
export async function validate(session: Session, { watch, rtr }: ValidateOptions): Promise<number> {
  return watch ? watched(session) : once(session, undefined, rtr);
}

/** What was found, and why a part of it was not. */
type Found = Validation & Pick<LiveCheck, 'unasked'>;

/** Finds what is wrong. All files are in memory at once only where their names are to be held to the RTR. */
async function find(session: Session, cache?: ValidationCache, rtr = false): Promise<Found> {
  const { configs, omgeving } = session.options;
  const options = { omgeving, cwd: session.cwd };
  if (!rtr && !hasSnapshots(session)) return validateConfigs(configs, options, cache);
  const tree = await loadConfigs(configs, options);
  const { problems: registered, ...live }: LiveCheck = rtr
    ? await checkLive(session, tree)
    : { problems: await checkSnapshots(session, tree) };
  const files = [...tree.toewijzingen.values()].flat();
  return {
    files: tree.files,
    configurations: files.reduce((sum, { desired }) => sum + desired.length, 0),
    problems: sortProblems([...checkConfigs(tree), ...registered]),
    registers: tree.registers,
    ...live,
  };
}

async function once(session: Session, cache?: ValidationCache, rtr = false): Promise<number> {
  const { format, quiet } = session.options;
  const { problems, registers, unasked, ...counts } = await find(session, cache, rtr);
  const shown = quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  const report = { ...counts, problems: shown };
  const context = session.context(registers);
  if (format === 'json') session.print(validateJson({ ...report, problems }));
  else if (format === 'github') session.print(validateGithub(report, context));
  else if (format === 'gitlab') session.print(validateGitlab(report, context));
  else if (format === 'sarif') session.print(validateSarif(report, context, version()));
  else session.print(validateText(report, context));
  const first = problems.find(({ severity }) => severity === 'error');
  if (format === 'text' && first !== undefined) session.info(cliMessages.explainHint({ code: first.code }));
  if (unasked !== undefined) reportUnasked(session, unasked.omgevingen, unasked.reason);
  return hasErrors(problems) ? 1 : unasked === undefined ? 0 : 3;
}
