/**
 * What the RTR answered, kept in the repository: validation stays offline, and a new activiteit is a line in a diff.
 *
 * One file per omgeving, sorted, an activiteit a line. What the RTR no longer gives stays as long as the files name it,
 * with the day on which that was found: so a name that has ended is told from one that never was.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { displayPath } from '../config/walk.js';
import { isObject } from '../lib/json.js';
import { Failure } from '../model/failure.js';
import { isOin, type Oin } from '../model/oin.js';
import type { SourceFile } from '../model/place.js';
import { type Datum, daysBetween, readDatum } from './datum.js';
import { type Registered, RegisteredList, type RegisteredLists } from './lists.js';
import { rtrMessages } from './messages.js';

/** The day of a snapshot in which nothing else changes is renewed only after so many days: a diff is about something. */
const RENEW_DAYS = 30;

/** A snapshot as it stands in the repository. */
export interface Snapshot {
  readonly file: SourceFile;
  readonly lists: RegisteredLists;
}

/** Where the snapshot of an omgeving is kept, for the system and for people. */
export interface SnapshotPath {
  readonly absolute: string;
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly omgeving: string;
}

/** Where the snapshot of an omgeving is kept: below the configuration folder, beside the omgevingen. */
export function snapshotPath(configs: string, omgeving: string, cwd: string): SnapshotPath {
  const absolute = resolve(cwd, configs, 'rtr', `${omgeving}.json`);
  return { absolute, path: displayPath(absolute, cwd), omgeving };
}

const datumKeys = ['begindatum', 'einddatum', 'vervallen'] as const;

function readItem(value: unknown): Registered | undefined {
  if (!isObject(value) || typeof value.naam !== 'string' || value.naam === '') return undefined;
  const { naam, omschrijving } = value;
  const days = datumKeys.flatMap((key): [string, Datum | undefined][] => {
    const text = value[key];
    return text === undefined ? [] : [[key, typeof text === 'string' ? readDatum(text) : undefined]];
  });
  if (days.some(([, datum]) => datum === undefined)) return undefined;
  return { naam, ...(typeof omschrijving === 'string' ? { omschrijving } : {}), ...Object.fromEntries(days) };
}

/** Reads what `renderSnapshot` has written; undefined for anything else. */
export function parseSnapshot(text: string): RegisteredLists | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.formatVersion !== 1 || !isObject(value.lijsten)) return undefined;
  const datum = typeof value.datum === 'string' ? readDatum(value.datum) : undefined;
  if (datum === undefined) return undefined;
  const lijsten = new Map<Oin, readonly Registered[]>();
  for (const [oin, list] of Object.entries(value.lijsten)) {
    if (!isOin(oin) || !Array.isArray(list)) return undefined;
    const items = list.map(readItem);
    const whole = items.filter((item) => item !== undefined);
    if (whole.length < items.length) return undefined;
    lijsten.set(oin, whole);
  }
  return { datum, lijsten };
}

/**
 * Reads the snapshot of an omgeving, where there is one.
 *
 * @throws Failure `usage` when it is there and cannot be read.
 */
export async function readSnapshot({
  path,
  absolute,
  omgeving,
}: SnapshotPath): Promise<Snapshot | undefined> {
  let text: string;
  try {
    text = await readFile(absolute, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return undefined;
    throw new Failure('usage', rtrMessages.rtrSnapshotUnreadable({ path, omgeving }), { cause });
  }
  const lists = parseSnapshot(text);
  if (lists === undefined) throw new Failure('usage', rtrMessages.rtrSnapshotUnreadable({ path, omgeving }));
  return { file: { path, text }, lists };
}

/** Those of an earlier list that are no longer given and that the files still name, with the day on which that was found. */
function gone(
  earlier: readonly Registered[],
  now: readonly Registered[],
  mentioned: ReadonlySet<string>,
  datum: Datum,
): Registered[] {
  const given = new Set(now.map(({ naam }) => naam));
  const list = new RegisteredList(earlier);
  const named = new Set([...mentioned].flatMap((naam) => list.meant(naam)));
  return earlier
    .filter((item) => !given.has(item.naam) && named.has(item))
    .map((item) => ({ ...item, vervallen: item.vervallen ?? datum }));
}

/**
 * What the RTR answers, with what an earlier answer had and this one lacks.
 *
 * @param mentioned the names in the files, by who registered them.
 */
export function withGone(
  lists: RegisteredLists,
  earlier: RegisteredLists | undefined,
  mentioned: ReadonlyMap<Oin, ReadonlySet<string>>,
): RegisteredLists {
  if (earlier === undefined) return lists;
  const lijsten = [...lists.lijsten].map(([oin, now]): [Oin, readonly Registered[]] => {
    const then = earlier.lijsten.get(oin) ?? [];
    return [oin, [...now, ...gone(then, now, mentioned.get(oin) ?? new Set(), lists.datum)]];
  });
  return { datum: lists.datum, lijsten: new Map(lijsten) };
}

/** One thing that is otherwise in a later snapshot. */
export interface Difference {
  readonly oin: Oin;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly item: Registered;
}

/** What an earlier answer had otherwise, in the order of the snapshot. */
export function differences(earlier: RegisteredLists | undefined, now: RegisteredLists): Difference[] {
  const oins = [...new Set([...(earlier?.lijsten.keys() ?? []), ...now.lijsten.keys()])].sort();
  return oins.flatMap((oin) => {
    const [then, there] = [earlier, now].map(
      (lists) => new Map((lists?.lijsten.get(oin) ?? []).map((item) => [item.naam, item])),
    );
    const names = [...new Set([...(then?.keys() ?? []), ...(there?.keys() ?? [])])].sort();
    return names.flatMap((naam): Difference[] => {
      const [before, after] = [then?.get(naam), there?.get(naam)];
      if (after === undefined) return before === undefined ? [] : [{ oin, kind: 'removed', item: before }];
      if (before === undefined) return [{ oin, kind: 'added', item: after }];
      return line(before) === line(after) ? [] : [{ oin, kind: 'changed', item: after }];
    });
  });
}

/** One line of a snapshot, its keys in a fixed order. */
function line({ naam, omschrijving, begindatum, einddatum, vervallen }: Registered): string {
  return JSON.stringify({ naam, omschrijving, begindatum, einddatum, vervallen });
}

function listText([oin, items]: readonly [Oin, readonly Registered[]]): string {
  const sorted = [...items].sort((a, b) => (a.naam < b.naam ? -1 : 1));
  const lines = sorted.map((item) => `      ${line(item)}`);
  return `    ${JSON.stringify(oin)}: [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n    `}]`;
}

function render(omgeving: string, { datum, lijsten }: RegisteredLists): string {
  const lists = [...lijsten].sort(([a], [b]) => (a < b ? -1 : 1)).map(listText);
  const head = `  "formatVersion": 1,\n  "omgeving": ${JSON.stringify(omgeving)},\n  "datum": "${datum}"`;
  return `{\n${head},\n  "lijsten": {${lists.length === 0 ? '' : `\n${lists.join(',\n')}\n  `}}\n}\n`;
}

/** The text of a snapshot, which keeps the day of the one before it where nothing else has changed lately. */
export function renderSnapshot(omgeving: string, lists: RegisteredLists, earlier?: RegisteredLists): string {
  const fresh = earlier !== undefined && daysBetween(earlier.datum, lists.datum) < RENEW_DAYS;
  if (!fresh) return render(omgeving, lists);
  const kept = { datum: earlier.datum, lijsten: lists.lijsten };
  return render(omgeving, kept) === render(omgeving, earlier)
    ? render(omgeving, kept)
    : render(omgeving, lists);
}
