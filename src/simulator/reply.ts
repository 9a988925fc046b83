import { randomUUID } from 'node:crypto';
import type { InvalidParam } from './body.js';

/** What the simulator answers. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal, as problem JSON. */
export function problem(
  status: number,
  title: string,
  detail: string,
  invalidParams?: readonly InvalidParam[],
): Reply {
  const params = invalidParams?.map((item) => ({ type: 'about:blank', ...item }));
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: {
      type: 'about:blank',
      title,
      status,
      detail,
      instance: `urn:uuid:${randomUUID()}`,
      ...(params === undefined ? {} : { 'invalid-params': params }),
    },
  };
}

/** A number in a query, from 1 to `max`; undefined for anything else. */
export function readNumber(text: string | null, otherwise: number, max: number): number | undefined {
  if (text === null) return otherwise;
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : undefined;
}
