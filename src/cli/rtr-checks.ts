/**
 * Names of activiteiten held to the RTR, as `validate`, `plan` and whatever else begins with the files do it. Everything
 * that it takes is loaded only where there is a snapshot, or the RTR is to be asked.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { connectMessages } from '../connect/messages.js';
import { formatMessage, type Message } from '../messages/message.js';
import type { Configuration, Omgeving, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { locate } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import { safe } from '../output/names.js';
import { cliMessages } from './messages.js';
import type { Session } from './session.js';
import { showWire } from './wire-log.js';

/** The snapshot of an omgeving, where there is one. */
async function snapshotOf(session: Session, omgeving: string) {
  const { readSnapshot, snapshotPath } = await import('../rtr/snapshot.js');
  return readSnapshot(snapshotPath(session.options.configs, omgeving, session.cwd));
}

/** Whether a problem is about what the files say, and so about what is to be done: not about what they leave out. */
export function isAboutNames({ code }: Problem): boolean {
  return code !== 'rtr-unmentioned';
}

/** Whether the repository keeps what the RTR has answered. */
export function hasSnapshots({ cwd, options }: Session): boolean {
  return existsSync(resolve(cwd, options.configs, 'rtr'));
}

/** What the snapshots in the repository say of the files that were read, offline. Nothing where there are none. */
export async function checkSnapshots(session: Session, tree: Configuration): Promise<Problem[]> {
  if (!hasSnapshots(session)) return [];
  const { checkRegistered } = await import('../rtr/check.js');
  const { dayOf } = await import('../rtr/datum.js');
  const problems: Problem[] = [];
  for (const [omgeving, files] of tree.toewijzingen) {
    const snapshot = await snapshotOf(session, omgeving);
    if (snapshot === undefined) continue;
    const { lists, file } = snapshot;
    const kept = { omgeving, place: { file, offset: 0 } };
    const today = dayOf(new Date());
    problems.push(...checkRegistered({ files, registers: tree.registers, lists, today, snapshot: kept }));
  }
  return problems;
}

/**
 * What the RTR itself says of the files of one omgeving.
 *
 * @throws Failure `usage` when the omgeving has no RTR, `unreachable` when it cannot be read completely.
 */
export async function askRtr(
  session: Session,
  { registers }: Configuration,
  omgeving: Omgeving,
  files: readonly ToewijzingenFile[],
): Promise<Problem[]> {
  const { mentionedNames, registrantsOf } = await import('../rtr/mentions.js');
  const oins = registrantsOf(files);
  if (oins.size === 0) return [];
  const { connect } = await import('../connect/connect.js');
  const { checkRegistered } = await import('../rtr/check.js');
  const { readLists } = await import('../rtr/read-lists.js');
  const { dayOf } = await import('../rtr/datum.js');
  const { keepVanished } = await import('../rtr/snapshot-changes.js');
  const today = dayOf(new Date());
  const rtr = await connect(omgeving, {
    env: session.env,
    cwd: session.cwd,
    onWire: session.options.verbose ? showWire(session) : undefined,
  }).openRtr();
  try {
    const now = await readLists(rtr, oins, today);
    const earlier = await snapshotOf(session, omgeving.naam);
    const lists = keepVanished(now, earlier?.lists, mentionedNames(files));
    return checkRegistered({ files, registers, lists, today });
  } finally {
    await rtr.close();
  }
}

/** What was found out by asking the RTR, or without it where it could not be asked. */
export interface LiveCheck {
  readonly problems: readonly Problem[];
  /** Why it could not be asked, and whose names were not held to it. */
  readonly unasked?: { readonly omgevingen: readonly string[]; readonly reason: Message };
}

/**
 * `validate --rtr`: every omgeving that was read and has an RTR; of the others it is said that they were not held to it.
 * Where an RTR cannot be asked, the snapshots are what there is.
 *
 * @throws Failure `usage` when none has one.
 */
export async function checkLive(session: Session, tree: Configuration): Promise<LiveCheck> {
  const { hasRtr } = await import('../connect/connect.js');
  const read = [...tree.toewijzingen].flatMap(([naam, files]) => {
    const omgeving = tree.omgevingen.get(naam);
    return omgeving === undefined ? [] : [{ omgeving, files }];
  });
  const asked = read.filter(({ omgeving }) => hasRtr(omgeving));
  const [first] = read;
  if (asked.length === 0 && first !== undefined)
    throw new Failure('usage', connectMessages.rtrNotConfigured({ omgeving: first.omgeving.naam }));
  for (const { omgeving } of read)
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

/** Says that names were not held to the RTR, and why. */
export function reportUnasked(session: Session, omgevingen: readonly string[], reason: Message): void {
  session.warn(cliMessages.rtrNotChecked({ omgeving: omgevingen.join(', ') }));
  session.say(`  ${safe(formatMessage(reason, session.language))}`);
}

/**
 * `plan` of an omgeving with `rtr:`: what the RTR says of the files, as warnings. A plan is made of the files and of
 * DSO-LV; that the RTR is down, or has changed since the files were checked, stops none. That it was not asked is said.
 */
export async function warnFromRtr(
  session: Session,
  tree: Configuration,
  omgeving: Omgeving,
  files: readonly ToewijzingenFile[],
): Promise<void> {
  try {
    // A plan waits for the RTR a while, and not as long as for what it is made of.
    const hurried = { ...omgeving, retries: Math.min(1, omgeving.retries) };
    const kept = (await checkSnapshots(session, tree)).filter(isAboutNames);
    for (const problem of await askRtr(session, tree, hurried, files)) {
      if (session.options.quiet || kept.some((other) => isDeepStrictEqual(other, problem))) continue;
      const { code, message, place } = problem;
      const { file, line, column } = locate(place);
      session.warnAt(`${file}:${line}:${column}  ${code}`, message);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    reportUnasked(session, [omgeving.naam], error.reason);
  }
}
