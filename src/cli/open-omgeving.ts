/** Opens an omgeving for `plan` and `apply`: files without errors, and a fresh reading of DSO-LV. */
import type { DsoConnection } from '../connect/services.js';
import { type Baseline, loadBaseline } from '../git/baseline.js';
import type { Reported } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { assertPruneAllowed, makePlan, managedGezagen } from '../reconcile/diff.js';
import { reconcileMessages } from '../reconcile/messages.js';
import { onlyOrigin, withOrigins } from '../reconcile/origin.js';
import type { OneOrigin, Plan } from '../reconcile/plan.js';
import { readAndPlan } from '../reconcile/read.js';
import type { Checked } from './load-checked.js';
import { cliMessages } from './messages.js';
import { Progress } from './progress.js';
import { servicesOf } from './services.js';
import type { Session } from './session.js';

/** The settings of a plan: all that it depends on, apart from the files and DSO-LV. */
export interface PlanSettings {
  readonly prune: boolean;
  /** The files at an earlier commit, which separate a change of the files from drift. */
  readonly baseline?: Baseline;
  readonly only?: OneOrigin;
}

/** The flags that compare a plan with an earlier state of the files. */
export interface BaseOptions {
  readonly base?: string;
  readonly only?: OneOrigin;
}

/**
 * Reads the files at `--base`, if that is given.
 *
 * @throws Failure `usage` for `--only` without `--base`, and for `--only` when the files at `--base` have errors.
 */
export async function baselineSettings(
  session: Session,
  checked: Checked,
  { base, only }: BaseOptions,
): Promise<Pick<PlanSettings, 'baseline' | 'only'>> {
  if (base === undefined) {
    if (only !== undefined) throw new Failure('usage', cliMessages.onlyNeedsBase());
    return {};
  }
  const { cwd, env, omgeving, options } = session;
  const where = { configs: options.configs, omgeving, cwd, env, now: checked.files };
  const baseline = await loadBaseline(base, where);
  if (baseline.files === undefined) {
    if (only !== undefined) throw new Failure('usage', cliMessages.baselineBroken({ ref: base }));
    session.warn(cliMessages.baselineBroken({ ref: base }));
  }
  return { baseline, only };
}

/** An open omgeving. An apply can also write to it. */
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

  /** Plans what an apply would do, given what DSO-LV reports. */
  plan(reported: ReadonlyMap<string, readonly Reported[]>): Plan {
    const { omgeving, files, tree } = this.#checked;
    const { prune, baseline, only } = this.#settings;
    const plan = makePlan({ omgeving, files, sharedAreas: tree.registers.sharedAreas, reported, prune });
    if (baseline === undefined) return plan;
    const { files: base = [], commit, commitOf } = baseline;
    const planned = withOrigins(plan, { now: files, base, commit, commitOf });
    return only === undefined ? planned : onlyOrigin(planned, only);
  }

  /**
   * Reads DSO-LV and plans.
   *
   * @param signal once it aborts, no further list is read.
   * @throws Failure `unreachable` when a list cannot be read, or the signal aborted.
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
      const replan = (reported: ReadonlyMap<string, readonly Reported[]>) => this.plan(reported);
      const { plan } = await readAndPlan(this.backend, gezagen, replan, { onRead, signal });
      return plan;
    } finally {
      progress.end();
    }
  }
}

export interface OpenSettings extends PlanSettings {
  readonly readOnly: boolean;
  /** Once aborted, no request is sent. */
  readonly signal?: AbortSignal;
  /** Once aborted, the omgeving is not opened. Requests are not affected. */
  readonly openSignal?: AbortSignal;
}

/** Opens an omgeving, works with it and closes it. */
export async function withOmgeving<T>(
  session: Session,
  checked: Checked,
  settings: OpenSettings,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { prune, readOnly, signal, openSignal = signal } = settings;
  if (prune) assertPruneAllowed(checked.omgeving);
  const services = servicesOf(session, checked.omgeving, signal);
  const backend = await services
    .openDso({ readOnly, processes: session.processes, lockSignal: openSignal })
    .catch((error: unknown) => {
      if (!openSignal?.aborted || error !== openSignal.reason) throw error;
      throw new Failure('unreachable', reconcileMessages.readingInterrupted());
    });
  try {
    return await work(new Opened(session, checked, backend, settings));
  } finally {
    await backend.close();
  }
}
