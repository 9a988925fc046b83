/** `validate`: finds all problems in the files of one omgeving or of all. */
import { checks } from '../../checks/check.js';
import { diskSource } from '../../config/disk-source.js';
import { type LoadedConfiguration, Loader } from '../../config/loader.js';
import { learnSecrets } from '../../connect/learn-secrets.js';
import { hasErrors, sortProblems } from '../../model/problem.js';
import { validateGithub } from '../../output/validate-github.js';
import { validateGitlab } from '../../output/validate-gitlab.js';
import { validateJson } from '../../output/validate-json.js';
import { validateSarif } from '../../output/validate-sarif.js';
import { validateTextPieces } from '../../output/validate-text.js';
import { cliMessages } from '../messages.js';
import { checkLive, checkSnapshots, hasSnapshots, type LiveCheck, reportUnasked } from '../rtr-checks.js';
import type { Session } from '../session.js';
import { version } from '../version.js';
import { onEveryChange } from '../watch.js';

export interface ValidateOptions {
  readonly watch: boolean;
  /** Asks the RTR itself, instead of the snapshots. */
  readonly rtr: boolean;
}

/** The problems of one run, and the RTRs that could not be asked. */
type Found = Omit<LoadedConfiguration, 'toewijzingen'> & Pick<LiveCheck, 'unasked'>;

/** Validates the files, any number of times. Each time it reads only the files that changed. */
class Validator {
  readonly #session: Session;
  readonly #options: ValidateOptions;
  #loader: { readonly keepFiles: boolean; readonly loader: Loader } | undefined;

  constructor(session: Session, options: ValidateOptions) {
    this.#session = session;
    this.#options = options;
  }

  /** @param changed names of files to read again, whatever their metadata. */
  async run(changed?: ReadonlySet<string>): Promise<Found> {
    const session = this.#session;
    const { rtr } = this.#options;
    // Only a comparison of names with the RTR needs all files at the same time.
    const keepFiles = rtr || hasSnapshots(session);
    const loaded = await this.#loaderFor(keepFiles).update(changed);
    for (const each of loaded.omgevingen.values()) learnSecrets(session.secrets, each, session.env);
    if (!keepFiles) return loaded;
    const { problems, unasked }: LiveCheck = rtr
      ? await checkLive(session, loaded)
      : { problems: await checkSnapshots(session, loaded) };
    return { ...loaded, problems: sortProblems([...loaded.problems, ...problems]), unasked };
  }

  #loaderFor(keepFiles: boolean): Loader {
    if (this.#loader?.keepFiles !== keepFiles) {
      const { configs, omgeving } = this.#session.options;
      const source = diskSource(configs, this.#session.cwd);
      const incremental = this.#options.watch;
      this.#loader = { keepFiles, loader: new Loader(source, { omgeving, checks, keepFiles, incremental }) };
    }
    return this.#loader.loader;
  }
}

export async function validate(session: Session, options: ValidateOptions): Promise<number> {
  const validator = new Validator(session, options);
  if (!options.watch) return report(session, await validator.run());
  // Ends the command when the configuration cannot be loaded at all.
  await validator.run();
  await onEveryChange(session, session.options.configs, async (changed) =>
    report(session, await validator.run(changed)),
  );
  return 0;
}

/** Prints what was found and returns the exit code. */
async function report(session: Session, found: Found): Promise<number> {
  const { format, quiet } = session.options;
  const { files, configurations, problems, registers, unasked } = found;
  const shown = quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  const counts = { files, configurations };
  const content = { ...counts, problems: shown };
  const context = session.context(registers);
  if (format === 'json') await session.printDataPieces(validateJson({ ...counts, problems }));
  else if (format === 'github') await session.printDataPieces(validateGithub(content, context));
  else if (format === 'gitlab') await session.printDataPieces(validateGitlab(content, context));
  else if (format === 'sarif') await session.printDataPieces(validateSarif(content, context, version()));
  else await session.printPieces(validateTextPieces(content, context));
  const first = problems.find(({ severity }) => severity === 'error');
  if (format === 'text' && first !== undefined) session.info(cliMessages.explainHint({ code: first.code }));
  if (unasked !== undefined) reportUnasked(session, unasked.omgevingen, unasked.reason);
  return hasErrors(problems) ? 1 : unasked === undefined ? 0 : 3;
}
