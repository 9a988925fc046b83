/**
 * The text of a snapshot: JSON with one activiteit a line, sorted, so that a diff shows a new activiteit and nothing else.
 */
import { isObject } from '../lib/json.js';
import { isOin, type Oin } from '../model/oin.js';
import { type Datum, daysBetween, parseDatum } from './datum.js';
import type { Registered, RegisteredLists } from './registered.js';

/** A snapshot without other changes gets a new day only after this many days. */
const RENEW_DAYS = 30;

const datumKeys = ['begindatum', 'einddatum', 'vervallen'] as const;

function parseItem(value: unknown): Registered | undefined {
  if (!isObject(value) || typeof value.naam !== 'string' || value.naam === '') return undefined;
  const { naam, omschrijving } = value;
  const days = datumKeys.flatMap((key): [string, Datum | undefined][] => {
    const text = value[key];
    return text === undefined ? [] : [[key, typeof text === 'string' ? parseDatum(text) : undefined]];
  });
  if (days.some(([, datum]) => datum === undefined)) return undefined;
  return { naam, ...(typeof omschrijving === 'string' ? { omschrijving } : {}), ...Object.fromEntries(days) };
}

/** Parses the text of a snapshot. Returns undefined for any other text. */
export function parseSnapshot(text: string): RegisteredLists | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.formatVersion !== 1 || !isObject(value.lijsten)) return undefined;
  const datum = typeof value.datum === 'string' ? parseDatum(value.datum) : undefined;
  if (datum === undefined) return undefined;
  const lijsten = new Map<Oin, readonly Registered[]>();
  for (const [oin, list] of Object.entries(value.lijsten)) {
    if (!isOin(oin) || !Array.isArray(list)) return undefined;
    const items = list.map(parseItem);
    const valid = items.filter((item) => item !== undefined);
    if (valid.length < items.length) return undefined;
    lijsten.set(oin, valid);
  }
  return { datum, lijsten };
}

/** An activiteit as a line of a snapshot: its keys in a fixed order. */
export function snapshotLine({ naam, omschrijving, begindatum, einddatum, vervallen }: Registered): string {
  return JSON.stringify({ naam, omschrijving, begindatum, einddatum, vervallen });
}

function listText([oin, items]: readonly [Oin, readonly Registered[]]): string {
  const sorted = [...items].sort((a, b) => (a.naam < b.naam ? -1 : 1));
  const lines = sorted.map((item) => `      ${snapshotLine(item)}`);
  return `    ${JSON.stringify(oin)}: [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n    `}]`;
}

function render(omgeving: string, { datum, lijsten }: RegisteredLists): string {
  const lists = [...lijsten].sort(([a], [b]) => (a < b ? -1 : 1)).map(listText);
  const head = `  "formatVersion": 1,\n  "omgeving": ${JSON.stringify(omgeving)},\n  "datum": "${datum}"`;
  return `{\n${head},\n  "lijsten": {${lists.length === 0 ? '' : `\n${lists.join(',\n')}\n  `}}\n}\n`;
}

/**
 * Renders a snapshot.
 *
 * @param previous the snapshot that this one replaces. Its day stays when nothing else changed and it is recent.
 */
export function renderSnapshot(omgeving: string, lists: RegisteredLists, previous?: RegisteredLists): string {
  const text = render(omgeving, lists);
  if (previous === undefined || daysBetween(previous.datum, lists.datum) >= RENEW_DAYS) return text;
  const withSameDay = render(omgeving, { datum: previous.datum, lijsten: lists.lijsten });
  return withSameDay === render(omgeving, previous) ? withSameDay : text;
}
