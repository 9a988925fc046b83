/** The paths and methods of the simulated services, and which handler each request gets. */
import { add, CONFIGURATIES_PATH, list, remove, replace, show } from './configuraties.js';
import { type Handler, notFound, problem, type Reply, type Service } from './route.js';
import { RTR_PATH, searchActiviteiten } from './rtr.js';
import { findBehandeldienst, ROUTING_PATH } from './verzoeksroutering.js';

/** The public services are below this path. They are reached with an API key; the simulator takes any. */
const PUBLIC_PATH = '/publiek/toepasbare-regels/api/';

/** By path, in which `{id}` stands for a part without a slash, and by method. */
const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  [CONFIGURATIES_PATH]: { GET: list, POST: add },
  [`${CONFIGURATIES_PATH}/{id}`]: { GET: show, PUT: replace, DELETE: remove },
  [`${RTR_PATH}/activiteiten/_zoek`]: { POST: searchActiviteiten },
  [`${ROUTING_PATH}/behandeldienst/_bepaal`]: { POST: findBehandeldienst },
};

/** A request as it comes in. */
export interface IncomingCall {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly contentType: string;
  readonly apiKey: string;
  readonly body: string;
}

export function isPublic(target: string): boolean {
  return target.startsWith(PUBLIC_PATH);
}

function findRoute(
  path: string,
): { readonly methods: Readonly<Record<string, Handler>>; readonly id: string } | undefined {
  const exact = routes[path];
  if (exact !== undefined) return { methods: exact, id: '' };
  const slash = path.lastIndexOf('/');
  const methods = routes[`${path.slice(0, slash)}/{id}`];
  const id = path.slice(slash + 1);
  return methods === undefined || id === '' ? undefined : { methods, id: decodeURIComponent(id) };
}

/** Answers a request. */
export function answer(call: IncomingCall, service: Service): Reply | Promise<Reply> {
  const { method, target, contentType, apiKey, body } = call;
  const { pathname, searchParams } = new URL(target, service.origin);
  const forPublic = isPublic(target);
  if (forPublic && apiKey === '') return problem(401, 'Niet geautoriseerd', 'x-api-key ontbreekt');
  const route = findRoute(pathname);
  if (route === undefined) return notFound('Dit pad bestaat niet');
  if (!forPublic && ['POST', 'PUT'].includes(method) && !/^application\/json\b/i.test(contentType))
    return problem(415, 'Niet ondersteund', 'De inhoud moet application/json zijn');
  const handler = route.methods[method];
  if (handler === undefined) {
    const allow = Object.keys(route.methods).join(', ');
    return { ...problem(405, 'Niet toegestaan', `${method} kan hier niet`), headers: { allow } };
  }
  if (service.state.isStale)
    return problem(500, 'Fout', 'Een wijziging kon niet worden opgeslagen. Start de simulator opnieuw');
  return handler({ id: route.id, query: searchParams, body }, service);
}
