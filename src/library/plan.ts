/** The public functions that plan and apply. */
import { checkConfigs } from '../checks/check.js';
import { configMessages } from '../config/messages.js';
import { connect as connectServices } from '../connect/connect.js';
import { nearest } from '../lib/nearest.js';
import { type HostProcess, processesOf } from '../lib/processes.js';
import type { Configuration, Omgeving } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { nameOf } from '../model/registers.js';
import { applyPlan } from '../reconcile/apply.js';
import { makePlan, managedGezagen } from '../reconcile/diff.js';
import type { ActionResult, ApplyReport, Plan } from '../reconcile/plan.js';
import type { ReportedState, Writer } from '../reconcile/ports.js';
import { readAndPlan } from '../reconcile/read.js';
import { assertChangeWithinLimit } from '../reconcile/safety.js';
import { libraryMessages } from './messages.js';

/** A connection to the DSO-LV of an omgeving, or to its simulator. */
export interface Connection extends ReportedState, Writer {
  /** Closes the connection, which cannot be used afterwards. */
  close(): Promise<void>;
}

/** How to connect. */
export interface ConnectOptions {
  /**
   * The process: pass `process`. Certificates and API keys come from its environment variables. The lock on the file of a
   * simulator needs the rest.
   */
  readonly process: HostProcess & { readonly env: Readonly<Record<string, string | undefined>> };
  /** The working directory, to which paths in omgevingen.yaml and in variables are relative. Default: that of the process. */
  readonly cwd?: string;
  /** Do not lock or write the state file of a simulator. Default: false. */
  readonly readOnly?: boolean;
  /** Aborts requests. */
  readonly signal?: AbortSignal;
}

/** What to plan. */
export interface PlanOptions {
  /** Remove configuraties that no file mentions. Default: false. */
  readonly prune?: boolean;
  /** Aborts reading. */
  readonly signal?: AbortSignal;
}

/** How to apply. */
export interface ApplyOptions {
  /** Apply the plan even if it replaces or deletes more than `maxChange` percent. Default: false. */
  readonly force?: boolean;
  /** When it aborts, no new change set is started; a change set that has started is completed. */
  readonly signal?: AbortSignal;
  /** Called after each action. */
  readonly onResult?: (result: ActionResult) => void;
}

function omgevingOf({ omgevingen }: Configuration, naam: string): Omgeving {
  const found = omgevingen.get(naam);
  if (found !== undefined) return found;
  const known = [...omgevingen.keys()];
  throw new Failure(
    'usage',
    configMessages.unknownOmgeving({ naam, known, suggestions: nearest(naam, known) }),
  );
}

/** The files of an omgeving without errors. @throws Failure `configuration` if there are errors */
function filesWithoutErrors(configuration: Configuration, omgeving: string) {
  const errors = checkConfigs(configuration).filter(({ severity }) => severity === 'error').length;
  if (errors > 0) throw new Failure('configuration', libraryMessages.filesHaveErrors({ omgeving, errors }));
  return configuration.toewijzingen.get(omgeving) ?? [];
}

/**
 * Connects to the DSO-LV of an omgeving, or starts its simulator in this process.
 *
 * @throws Failure `usage` if there is no such omgeving, `unreachable` if the certificate or API key cannot be used
 */
export function connect(
  configuration: Configuration,
  omgeving: string,
  { process, cwd = '.', readOnly = false, signal }: ConnectOptions,
): Promise<Connection> {
  const services = connectServices(omgevingOf(configuration, omgeving), { env: process.env, cwd, signal });
  return services.openDso({ readOnly, processes: processesOf(process) });
}

/**
 * Reads what DSO-LV reports and returns what an apply would change. Sends no changes.
 *
 * @throws Failure `usage` if there is no such omgeving or `prune` is not allowed there, `configuration` if the files have
 *   errors, `unreachable` if DSO-LV cannot be read completely
 */
export async function plan(
  configuration: Configuration,
  omgeving: string,
  state: ReportedState,
  { prune = false, signal }: PlanOptions = {},
): Promise<Plan> {
  const input = planInput(configuration, omgeving, prune);
  const planned = await readAndPlan(
    state,
    managedGezagen(input.files),
    (reported) => makePlan({ ...input, reported }),
    { signal },
  );
  return planned.plan;
}

function planInput(configuration: Configuration, omgeving: string, prune: boolean) {
  return {
    omgeving: omgevingOf(configuration, omgeving),
    files: filesWithoutErrors(configuration, omgeving),
    sharedAreas: configuration.registers.sharedAreas,
    prune,
  };
}

/**
 * Applies a plan and reads DSO-LV again to confirm it. Make the plan right before: it is only as fresh as its reading.
 *
 * @param configuration the one that `plan` got
 * @returns what was done; `isComplete` judges it. What DSO-LV answers is in the report, it is never thrown
 * @throws Failure `refused` if the plan changes too much at once
 */
export async function apply(
  configuration: Configuration,
  plan: Plan,
  connection: ReportedState & Writer,
  { force = false, signal, onResult }: ApplyOptions = {},
): Promise<ApplyReport> {
  const input = planInput(configuration, plan.omgeving, plan.prune);
  const { maxChange, concurrency, retries, settleSeconds } = input.omgeving;
  const { registers } = configuration;
  if (!force) assertChangeWithinLimit(plan, maxChange, (oin) => nameOf(registers, oin) ?? oin);
  return applyPlan({
    plan,
    state: connection,
    writer: connection,
    replan: (reported) => makePlan({ ...input, reported }),
    concurrency,
    retries,
    settleMs: settleSeconds * 1000,
    signal,
    onResult,
  });
}
