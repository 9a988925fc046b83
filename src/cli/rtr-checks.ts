/** Compares the names of activiteiten in the files with the RTR, or with the snapshot of it in the repository. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hasRtr } from '../connect/connect.js';
import { connectMessages } from '../connect/messages.js';
import { formatMessage, type Message } from '../messages/message.js';
import type { Activiteit } from '../model/activiteit.js';
import type { Configuration, Omgeving, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { locate } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { safe } from '../output/safe-text.js';
import { checkRegistered } from '../rtr/check.js';
import { dayOf } from '../rtr/datum.js';
import { mentionedNames, registrantsOf } from '../rtr/mentions.js';
import { readLists } from '../rtr/read-lists.js';
import { readSnapshot, type Snapshot, snapshotPath } from '../rtr/snapshot.js';
import { keepVanished } from '../rtr/snapshot-changes.js';
import { cliMessages } from './messages.js';
import { servicesOf } from './services.js';
import type { Session } from './session.js';

/** Reads the snapshot of an omgeving, if there is one. */
function snapshotOf({ cwd, options }: Session, omgeving: string): Promise<Snapshot | undefined> {
  return readSnapshot(snapshotPath(options.configs, omgeving, cwd));
}

/** Tests whether a problem is about a name in the files, and not about an activiteit that they do not mention. */
export function isAboutNames({ code }: Problem): boolean {
  return code !== 'rtr-unmentioned';
}

/** Tests whether the repository holds snapshots of the RTR. */
export function hasSnapshots({ cwd, options }: Session): boolean {
  return existsSync(resolve(cwd, options.configs, 'rtr'));
}

/** The activiteiten in the snapshot of the omgeving; none where there is no snapshot. */
export async function registeredActiviteiten(session: Session): Promise<Activiteit[]> {
  if (!hasSnapshots(session)) return [];
  const found = await snapshotOf(session, session.omgeving);
  return [...(found?.lists.lijsten ?? [])].flatMap(([oin, items]) =>
    items.map(({ naam }) => ({ naam, oin })),
  );
}

/** Compares the names with the snapshots in the repository, offline. Finds nothing where there are none. */
export async function checkSnapshots(session: Session, tree: Configuration): Promise<Problem[]> {
  if (!hasSnapshots(session)) return [];
  const problems: Problem[] = [];
  for (const [omgeving, files] of tree.toewijzingen) {
    const found = await snapshotOf(session, omgeving);
    if (found === undefined) continue;
    const { lists, file } = found;
    const snapshot = { omgeving, place: { file, offset: 0 } };
    const today = dayOf(new Date());
    problems.push(...checkRegistered({ files, registers: tree.registers, lists, today, snapshot }));
  }
  return problems;
}

/**
 * Compares the names in the files of one omgeving with the RTR itself.
 *
 * @throws Failure `usage` when the omgeving has no RTR, `unreachable` when the RTR cannot be read completely.
 */
export async function askRtr(
  session: Session,
  { registers }: Configuration,
  omgeving: Omgeving,
  files: readonly ToewijzingenFile[],
): Promise<Problem[]> {
  const oins = registrantsOf(files);
  if (oins.size === 0) return [];
  const today = dayOf(new Date());
  const rtr = await servicesOf(session, omgeving).openRtr();
  try {
    const registered = await readLists(rtr, oins, today);
    const snapshot = await snapshotOf(session, omgeving.naam);
    const lists = keepVanished(registered, snapshot?.lists, mentionedNames(files));
    return checkRegistered({ files, registers, lists, today });
  } finally {
    await rtr.close();
  }
}

/** The result of `validate --rtr`. */
export interface LiveCheck {
  readonly problems: readonly Problem[];
  /** The omgevingen whose RTR did not answer, and why. Their names were compared with the snapshots instead. */
  readonly unasked?: { readonly omgevingen: readonly string[]; readonly reason: Message };
}

/**
 * Compares names with the RTR of every omgeving that was loaded. Warns about each omgeving without an RTR.
 *
 * @throws Failure `usage` when none has an RTR.
 */
export async function checkLive(session: Session, tree: Configuration): Promise<LiveCheck> {
  const loaded = [...tree.toewijzingen].flatMap(([naam, files]) => {
    const omgeving = tree.omgevingen.get(naam);
    return omgeving === undefined ? [] : [{ omgeving, files }];
  });
  const asked = loaded.filter(({ omgeving }) => hasRtr(omgeving));
  const [first] = loaded;
  if (asked.length === 0 && first !== undefined)
    throw new Failure('usage', connectMessages.rtrNotConfigured({ omgeving: first.omgeving.naam }));
  for (const { omgeving } of loaded)
    if (!hasRtr(omgeving)) session.warn(cliMessages.rtrNotAsked({ omgeving: omgeving.naam }));
  try {
    const problems: Problem[] = [];
    for (const { omgeving, files } of asked) problems.push(...(await askRtr(session, tree, omgeving, files)));
    return { problems };
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'unreachable') throw error;
    const omgevingen = asked.map(({ omgeving }) => omgeving.naam);
    return { problems: await checkSnapshots(session, tree), unasked: { omgevingen, reason: error.reason } };
  }
}

/** Warns that names were not compared with the RTR, and why. */
export function reportUnasked(session: Session, omgevingen: readonly string[], reason: Message): void {
  session.warn(cliMessages.rtrNotChecked({ omgeving: omgevingen.join(', ') }));
  session.say(`  ${safe(formatMessage(reason, session.language))}`);
}

/**
 * Warns during `plan` about names that the RTR does not know. A plan depends on the files and DSO-LV only, so an RTR that
 * does not answer is a warning too.
 */
export async function warnFromRtr(
  session: Session,
  tree: Configuration,
  omgeving: Omgeving,
  files: readonly ToewijzingenFile[],
): Promise<void> {
  // A plan does not wait for the RTR as long as for DSO-LV.
  const impatient = { ...omgeving, retries: Math.min(1, omgeving.retries) };
  try {
    const shown = (await checkSnapshots(session, tree)).filter(isAboutNames);
    for (const problem of await askRtr(session, tree, impatient, files)) {
      if (session.options.quiet || shown.some((other) => isDeepStrictEqual(other, problem))) continue;
      const { file, line, column } = locate(problem.place);
      session.warnAt(`${file}:${line}:${column}  ${problem.code}`, problem.message);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    reportUnasked(session, [omgeving.naam], error.reason);
  }
}
