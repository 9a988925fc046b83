/**
 * Parses a Retry-After header: a number of seconds, or an HTTP date.
 *
 * @returns the milliseconds to wait; undefined when the header is absent or malformed.
 */
export function parseRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
