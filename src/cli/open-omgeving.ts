/** What `plan` and `apply` begin with: files without errors, and a fresh reading of DSO-LV. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { connect } from '../connect/connect.js';
import type { DsoConnection } from '../dso/client.js';
import type { Baseline } from '../git/baseline.js';
import type { Message } from '../messages/message.js';
import type { Reported } from '../model/configuratie.js';
import type { Configuration, Omgeving, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { hasErrors, sortProblems } from '../model/problem.js';
import { validateText } from '../output/validate-text.js';
import { assertPruneAllowed, makePlan, managedGezagen } from '../reconcile/diff.js';
import { onlyOrigin, withOrigins } from '../reconcile/origin.js';
import type { Origin, Plan } from '../reconcile/plan.js';
import { readAndPlan } from '../reconcile/read.js';
import { cliMessages } from './messages.js';
import { Progress } from './progress.js';
import { checkSnapshots, isAboutNames } from './rtr-checks.js';
import type { Session } from './session.js';
import { showWire } from './wire-log.js';

export interface Checked {
  readonly tree: Configuration;
  readonly omgeving: Omgeving;
  readonly files: readonly ToewijzingenFile[];
}

function countConfigurations(files: readonly ToewijzingenFile[]): number {
  return files.reduce((total, file) => total + file.desired.length, 0);
}

/** Says that nothing tells where the omgeving points to. */
export function undeclared({ cwd, omgeving, options: { configs } }: Session): Message {
  const names = ['omgevingen.yaml', 'omgevingen.yml'];
  const missing = !names.some((name) => existsSync(resolve(cwd, configs, name)));
  return cliMessages.omgevingUndeclared({ omgeving, configs, missing });
}

/**
 * Loads and checks one omgeving. Errors are told on stderr. Gives undefined when there are any: nothing may be sent.
 *
 * @param bySnapshot whether names are held to the snapshot of the RTR: not where that is to be made anew.
 */
export async function loadChecked(
  session: Session,
  { bySnapshot = true } = {},
): Promise<Checked | undefined> {
  const tree = await loadConfigs(session.options.configs, { omgeving: session.omgeving, cwd: session.cwd });
  const registered = bySnapshot ? (await checkSnapshots(session, tree)).filter(isAboutNames) : [];
  const problems = sortProblems([...checkConfigs(tree), ...registered]);
  const files = tree.toewijzingen.get(session.omgeving) ?? [];
  const shown = session.options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  if (shown.length > 0) {
    const context = session.errorContext(tree.registers);
    session.stderr.write(
      validateText(
        { files: tree.files, configurations: countConfigurations(files), problems: shown },
        context,
      ),
    );
  }
  if (hasErrors(problems)) return undefined;
  const omgeving = tree.omgevingen.get(session.omgeving);
  if (omgeving === undefined) throw new Failure('usage', undeclared(session));
  return { tree, omgeving, files };
}

/** What a plan depends on beside the files and DSO-LV. */
export interface PlanSettings {
  readonly prune: boolean;
  /** The files as they were, to tell their change from drift. */
  readonly earlier?: Baseline;
  readonly only?: Origin;
}

/** A bevoegd gezag that the files no longer mention is not read, and of no concern to what they said before. */
function withoutUnread(
  reported: ReadonlyMap<string, readonly Reported[]>,
  files: readonly ToewijzingenFile[],
): ReadonlyMap<string, readonly Reported[]> {
  return new Map(managedGezagen(files).map((oin) => [oin, reported.get(oin) ?? []]));
}

/** The flags that lay a plan beside an earlier state of the files. */
export interface BaseOptions {
  readonly base?: string;
  readonly only?: Origin;
}

/**
 * Reads the files as they were at `--base`, where it is given.
 *
 * @throws Failure `usage` for `--only` without `--base`, or when the files there have errors and `--only` needs them.
 */
export async function earlierSettings(
  session: Session,
  checked: Checked,
  { base, only }: BaseOptions,
): Promise<Pick<PlanSettings, 'earlier' | 'only'>> {
  if (base === undefined) {
    if (only !== undefined) throw new Failure('usage', cliMessages.onlyNeedsBase());
    return {};
  }
  const { loadBaseline } = await import('../git/baseline.js');
  const { configs } = session.options;
  const where = {
    configs,
    omgeving: session.omgeving,
    cwd: session.cwd,
    env: session.env,
    now: checked.files,
  };
  const earlier = await loadBaseline(base, where);
  if (earlier.files === undefined) {
    if (only !== undefined) throw new Failure('usage', cliMessages.earlierBroken({ ref: base }));
    session.warn(cliMessages.earlierBroken({ ref: base }));
  }
  return { earlier, ...(only === undefined ? {} : { only }) };
}

/** An omgeving that is open for reading and, for an apply, writing. */
export class Opened {
  readonly #session: Session;
  readonly #checked: Checked;
  readonly backend: DsoConnection;
  readonly #settings: PlanSettings;

  constructor(session: Session, checked: Checked, backend: DsoConnection, settings: PlanSettings) {
    this.#session = session;
    this.#checked = checked;
    this.backend = backend;
    this.#settings = settings;
  }

  /** What an apply would do on this reading, by the settings that this was opened with. */
  plan(reported: ReadonlyMap<string, readonly Reported[]>): Plan {
    const { omgeving, files, tree } = this.#checked;
    const { prune, earlier, only } = this.#settings;
    const plan = makePlan({ omgeving, files, sharedAreas: tree.registers.sharedAreas, reported, prune });
    if (earlier === undefined) return plan;
    const { files: then = [], sharedAreas } = earlier;
    const base = makePlan({
      omgeving,
      files: then,
      sharedAreas,
      reported: withoutUnread(reported, then),
      prune,
    });
    const told = withOrigins(plan, base, earlier);
    return only === undefined ? told : onlyOrigin(told, only);
  }

  /**
   * Reads DSO-LV and plans.
   *
   * @param signal once aborted no list is begun any more.
   * @throws Failure `unreachable` when it cannot be read whole, or the reading was ended.
   */
  async read(signal?: AbortSignal): Promise<Plan> {
    const gezagen = managedGezagen(this.#checked.files);
    const progress = new Progress(this.#session);
    let done = 0;
    try {
      const onRead = (): void => {
        done += 1;
        progress.update(() => cliMessages.progressReading({ done, total: gezagen.length }));
      };
      const options = { onRead, ...(signal === undefined ? {} : { signal }) };
      const { plan } = await readAndPlan(this.backend, gezagen, (reported) => this.plan(reported), options);
      return plan;
    } finally {
      progress.end();
    }
  }
}

export interface OpenSettings extends PlanSettings {
  readonly readOnly: boolean;
  readonly signal?: AbortSignal;
}

/** Opens an omgeving, works with it and closes it, whatever happens. */
export async function withOmgeving<T>(
  session: Session,
  checked: Checked,
  settings: OpenSettings,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { prune, readOnly, signal } = settings;
  if (prune) assertPruneAllowed(checked.omgeving);
  const services = connect(checked.omgeving, {
    env: session.env,
    cwd: session.cwd,
    onWarning: (warning) => session.warn(warning),
    signal,
    onWire: session.options.verbose ? showWire(session) : undefined,
  });
  const backend = await services.openDso({ readOnly, processes: session.processes });
  try {
    return await work(new Opened(session, checked, backend, settings));
  } finally {
    await backend.close();
  }
}
