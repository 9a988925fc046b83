/** The public services beside the configurations, which are reached with an API key: any key will do here. */
import { problem, type Reply } from './reply.js';
import { answerSearch, RTR_PATH } from './rtr.js';

/** One request to a public service. */
export interface PublicRequest {
  readonly method: string;
  /** Of the simulator itself. */
  readonly origin: string;
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly body: string;
}

/** Answers a request to a public service. */
export function answerPublic({ method, origin, url, apiKey, body }: PublicRequest): Reply {
  if (!apiKey) return problem(401, 'Niet geautoriseerd', 'x-api-key ontbreekt');
  if (url.pathname !== `${RTR_PATH}/activiteiten/_zoek`)
    return problem(404, 'Niet gevonden', 'Dit pad bestaat niet');
  if (method !== 'POST')
    return { ...problem(405, 'Niet toegestaan', `${method} kan hier niet`), headers: { allow: 'POST' } };
  return answerSearch(origin, url.searchParams, body);
}
