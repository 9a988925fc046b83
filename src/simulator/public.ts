/** The public services beside the configurations, which are reached with an API key: any key will do here. */
import type { Oin } from '../model/oin.js';
import type { Punt } from '../model/registers.js';
import { problem, type Reply } from './reply.js';
import { answerSearch, RTR_PATH } from './rtr.js';
import type { Store } from './store.js';
import { answerRouting, ROUTING_PATH } from './verzoeksroutering.js';

/** One request to a public service. */
export interface PublicRequest {
  readonly method: string;
  /** Of the simulator itself. */
  readonly origin: string;
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly body: string;
  readonly store: Store;
  readonly areas: ReadonlyMap<Oin, Punt>;
}

/** Answers a request to a public service. */
export function answerPublic({ method, origin, url, apiKey, body, store, areas }: PublicRequest): Reply {
  if (!apiKey) return problem(401, 'Niet geautoriseerd', 'x-api-key ontbreekt');
  const { pathname, searchParams } = url;
  const search = pathname === `${RTR_PATH}/activiteiten/_zoek`;
  if (!search && pathname !== `${ROUTING_PATH}/behandeldienst/_bepaal`)
    return problem(404, 'Niet gevonden', 'Dit pad bestaat niet');
  if (method !== 'POST')
    return { ...problem(405, 'Niet toegestaan', `${method} kan hier niet`), headers: { allow: 'POST' } };
  return search ? answerSearch(origin, searchParams, body) : answerRouting(store, areas, body);
}
