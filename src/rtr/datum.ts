/** A day, as `2026-11-24`: text that sorts as time goes. */
export type Datum = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment. */
export function dayOf(now: Date): Datum {
  return now.toISOString().slice(0, 10);
}

/** Reads a day as services write it, `24-11-2026` or `2026-11-24`, whatever time comes after it; undefined for what is none. */
export function readDatum(text: string): Datum | undefined {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})(?!\d)/.exec(text) ?? [];
  const iso = year === undefined ? /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0] : `${year}-${month}-${day}`;
  if (iso === undefined) return undefined;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(new Date(time)) !== iso ? undefined : iso;
}

/** A day as the services of toepasbare regels want it: `24-11-2026`. */
export function dutch(datum: Datum): string {
  return datum.split('-').reverse().join('-');
}

/** How many days `to` comes after `from`; negative where it comes before. */
export function daysBetween(from: Datum, to: Datum): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
