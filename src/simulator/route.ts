/** What a route of the simulator gets and returns. */
import { randomUUID } from 'node:crypto';
import type { Oin } from '../model/oin.js';
import type { Punt } from '../model/registers.js';
import type { InvalidParam } from './body.js';
import type { State } from './state.js';

/** What all routes share. */
export interface Service {
  /** Address of the simulator, without a path. */
  readonly origin: string;
  readonly state: State;
  /** A place in the area of each organisation, for Verzoeksroutering. A place that is not listed lies in no area. */
  readonly areas: ReadonlyMap<Oin, Punt>;
}

export interface RouteRequest {
  /** The part of the path that names one configuratie; empty where a path has no such part. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (request: RouteRequest, service: Service) => Reply | Promise<Reply>;

/** Makes an error, as problem JSON. */
export function problem(
  status: number,
  title: string,
  detail: string,
  invalidParams?: readonly InvalidParam[],
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: {
      type: 'about:blank',
      title,
      status,
      detail,
      instance: `urn:uuid:${randomUUID()}`,
      'invalid-params': invalidParams?.map((item) => ({ type: 'about:blank', ...item })),
    },
  };
}

/** Makes the error for a request that is not valid. */
export function badRequest(detail: string, invalidParams?: readonly InvalidParam[]): Reply {
  return problem(400, 'Ongeldige aanvraag', detail, invalidParams);
}

/** Makes the error for something that does not exist. */
export function notFound(detail: string): Reply {
  return problem(404, 'Niet gevonden', detail);
}

/** Parses JSON; undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
