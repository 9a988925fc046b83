/** Plan files: a plan with a seal, to apply later exactly what was reviewed. */
import { canonical, digestOf, hasOwnDigest, sealed } from '../lib/digest.js';
import { areTexts, isObject, type Json } from '../lib/json.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import { isConfiguratie, normal } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import { operatiesOf } from '../model/permissions.js';
import { reconcileMessages } from './messages.js';
import { type Action, actionsOf, type OneOrigin, type Plan } from './plan.js';

/** What a plan file contains beside the JSON of the plan. */
export interface Seal {
  /** The endpoint, or the simulator's state file. */
  readonly target: string;
  readonly prune: boolean;
  /** The operaties of the omgeving, sorted. They decide whether a replacement takes one request or two. */
  readonly operaties: readonly string[];
  /** The commit of the earlier files that the plan was compared with, and the origin that it is limited to. */
  readonly base?: string;
  readonly only?: OneOrigin;
  /** Digest of everything that DSO-LV reported. */
  readonly reportedDigest: string;
  /** Digest of the file without this key. */
  readonly digest: string;
}

interface SealedAction {
  readonly action: string;
  readonly configuration: Configuratie;
  readonly reported?: { readonly id: string };
}

/** A plan file that was read, with a valid seal. */
export interface PlanFile extends Seal {
  readonly omgeving: string;
  /** Absent from files of versions before 0.2. */
  readonly compared?: boolean;
  readonly matches?: boolean;
  readonly actions: readonly SealedAction[];
}

function* reportedOf(plan: Plan): Generator<Reported> {
  const records = plan.bevoegdGezagen
    .flatMap((gezag) => gezag.activiteiten.flatMap((activiteit) => activiteit.before))
    .sort((a, b) => compareIds(a.id, b.id));
  for (const { id, configuratie } of records) yield { id, configuratie: normal(configuratie) };
}

/** The digest of everything that DSO-LV reported for a plan. */
export function reportedDigest(plan: Plan): string {
  return digestOf(reportedOf(plan));
}

/**
 * Adds a seal to the JSON of a plan, which is written in pieces.
 *
 * @param json the generators in it stand for lists, and have their keys in the order of the alphabet.
 * @param target the endpoint or the simulator's state file.
 */
export function sealPlan(json: object, plan: Plan, target: string): object {
  const { prune, base, only } = plan;
  const seal: Omit<Seal, 'digest'> = {
    target,
    prune,
    operaties: operatiesOf(plan.permissions),
    base,
    only,
    reportedDigest: reportedDigest(plan),
  };
  return sealed({ ...json, ...seal });
}

function isSealedAction(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { action, configuration, reported } = value;
  const named = reported === undefined || (isObject(reported) && typeof reported.id === 'string');
  return typeof action === 'string' && isConfiguratie(configuration) && named;
}

function isPlanFile(value: unknown): value is PlanFile & Json {
  if (!isObject(value)) return false;
  const texts = ['omgeving', 'target', 'reportedDigest', 'digest'];
  return (
    value.formatVersion === 1 &&
    texts.every((key) => typeof value[key] === 'string') &&
    typeof value.prune === 'boolean' &&
    areTexts(value.operaties) &&
    isObject(value.summary) &&
    [value.compared, value.matches].every((flag) => flag === undefined || typeof flag === 'boolean') &&
    Object.values(value.summary).every((n) => typeof n === 'number') &&
    (value.base === undefined || typeof value.base === 'string') &&
    (value.only === undefined || value.only === 'change' || value.only === 'drift') &&
    Array.isArray(value.actions) &&
    value.actions.every(isSealedAction)
  );
}

/**
 * Reads a plan file.
 *
 * @param path its name in messages.
 * @throws Failure `usage` for a file that is not a plan file, `refused` for one that was changed after it was written.
 */
export function parsePlanFile(text: string, path: string): PlanFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('usage', reconcileMessages.planFileUnreadable({ path }), { cause });
  }
  if (!isPlanFile(value)) throw new Failure('usage', reconcileMessages.planFileUnreadable({ path }));
  if (!hasOwnDigest(value)) throw new Failure('refused', reconcileMessages.planFileEdited({ path }));
  return value;
}

/**
 * Asserts that a plan file is for this omgeving, and that the omgeving has the same target.
 *
 * @throws Failure `refused` otherwise.
 */
export function assertSameTarget(file: PlanFile, omgeving: string, target: string): void {
  if (file.omgeving !== omgeving) {
    throw new Failure(
      'refused',
      reconcileMessages.planFileOmgeving({ planned: file.omgeving, asked: omgeving }),
    );
  }
  if (file.target !== target) {
    throw new Failure(
      'refused',
      reconcileMessages.planFileTarget({ omgeving, planned: file.target, now: target }),
    );
  }
}

function describe(action: SealedAction): string {
  const { activiteit, behandeldienstOin, toestemming, locatieOins } = action.configuration;
  const where = [toestemming?.code, locatieOins?.join(', ')].filter((part) => part !== undefined);
  const id = action.reported === undefined ? '' : ` (id ${action.reported.id})`;
  return `${action.action} ${activiteit.naam}${where.length > 0 ? ` [${where.join('; ')}]` : ''} → ${behandeldienstOin}${id}`;
}

function sealedAction({ action, configuratie, reported }: Action): SealedAction {
  return { action, configuration: configuratie, reported: reported && { id: reported.id } };
}

/** Text that is equal for equal actions, whatever their reasons. */
function identity({ action, configuration, reported }: SealedAction): string {
  return canonical({ action, configuration: normal(configuration), id: reported?.id });
}

/** Upper limit of lines of the difference, on each side. */
const SHOWN = 20;

/**
 * Asserts that a plan made now equals a plan file, and that DSO-LV still reports the same.
 *
 * @throws Failure `refused` with the difference.
 */
export function assertNotStale(file: PlanFile, now: Plan): void {
  const actions = actionsOf(now).map(sealedAction);
  const reviewed = new Set(file.actions.map(identity));
  const current = new Set(actions.map(identity));
  const gone = file.actions.filter((action) => !current.has(identity(action))).map(describe);
  const added = actions.filter((action) => !reviewed.has(identity(action))).map(describe);
  const [planned, allowed] = [file.operaties.join(', '), operatiesOf(now.permissions).join(', ')];
  const operaties = planned === allowed ? null : { planned, now: allowed };
  const changed = gone.length + added.length > 0 || operaties !== null;
  if (changed || file.reportedDigest !== reportedDigest(now)) {
    throw new Failure(
      'refused',
      reconcileMessages.planFileStale({
        gone: gone.slice(0, SHOWN),
        added: added.slice(0, SHOWN),
        more: Math.max(0, gone.length - SHOWN) + Math.max(0, added.length - SHOWN),
        operaties,
      }),
    );
  }
}
