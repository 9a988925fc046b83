/** Days without a time, as the RTR uses them. */

/** A day as `2026-11-24`: sorting the text sorts the days. */
export type Datum = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment, in UTC. */
export function dayOf(now: Date): Datum {
  return now.toISOString().slice(0, 10);
}

/** Parses `24-11-2026` or `2026-11-24`, and ignores a time after it. Returns undefined when that is no day. */
export function parseDatum(text: string): Datum | undefined {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})(?!\d)/.exec(text) ?? [];
  const iso = year === undefined ? /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0] : `${year}-${month}-${day}`;
  if (iso === undefined) return undefined;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(new Date(time)) !== iso ? undefined : iso;
}

/** A day as the services for toepasbare regels expect it: `24-11-2026`. */
export function toDutchDate(datum: Datum): string {
  return datum.split('-').reverse().join('-');
}

/** The number of days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Datum, to: Datum): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
