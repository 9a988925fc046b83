/** The behandeldienstconfiguraties of the simulator: list, add, show, replace, delete. */
import type { Configuratie, Reported } from '../model/configuratie.js';
import { readBody } from './body.js';
import { takePage } from './paging.js';
import {
  badRequest,
  notFound,
  parseJson,
  problem,
  type Reply,
  type RouteRequest,
  type Service,
} from './route.js';

/** Path of the real service, below its host. */
export const CONFIGURATIES_PATH = '/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1';

function addressOf({ origin }: Service): string {
  return `${origin}${CONFIGURATIES_PATH}`;
}

/** A configuratie as an answer shows it. */
function represent({ id, configuratie }: Reported, service: Service): object {
  return {
    id,
    ...configuratie,
    _links: { self: { href: `${addressOf(service)}/${encodeURIComponent(id)}` } },
  };
}

/** Reads the configuratie that a request asks for, or returns why it is refused. `id` is the one that it replaces. */
function accept(
  body: string,
  { state: { store } }: Service,
  id?: string,
): { readonly refusal: Reply } | { readonly configuratie: Configuratie } {
  const json = parseJson(body);
  if (json === undefined) return { refusal: badRequest('De inhoud is geen JSON') };
  const read = readBody(json);
  if ('faults' in read) return { refusal: badRequest('De inhoud klopt niet', read.faults) };
  const conflicts = store.conflicts(read.configuratie, id);
  if (conflicts.length === 0) return read;
  const ids = conflicts.slice(0, 5).join(', ');
  const detail = `Deelt een combinatie van activiteit, toestemming en locatie met id ${ids}`;
  return { refusal: problem(409, 'Conflict', detail) };
}

function missing(id: string): Reply {
  return notFound(`Er is geen configuratie ${id}`);
}

/** `GET /?oin=&page=&pageSize=` */
export function list({ query }: RouteRequest, service: Service): Reply {
  const { store } = service.state;
  const taken = takePage(store.ids(query.get('oin') ?? undefined), query, addressOf(service));
  if ('status' in taken) return taken;
  const items = taken.items.flatMap((id) => {
    const configuratie = store.get(id);
    return configuratie === undefined ? [] : [represent({ id, configuratie }, service)];
  });
  const embedded = items.length > 0 ? { behandeldienstconfiguraties: items } : undefined;
  return { status: 200, body: { _embedded: embedded, _links: taken.links, page: taken.page } };
}

/** `POST /` */
export async function add({ body }: RouteRequest, service: Service): Promise<Reply> {
  const accepted = accept(body, service);
  if ('refusal' in accepted) return accepted.refusal;
  const { configuratie } = accepted;
  const id = service.state.store.newId();
  await service.state.put(id, configuratie);
  return { status: 200, body: represent({ id, configuratie }, service) };
}

/** `GET /{id}` */
export function show({ id }: RouteRequest, service: Service): Reply {
  const configuratie = service.state.store.get(id);
  if (configuratie === undefined) return missing(id);
  return { status: 200, body: represent({ id, configuratie }, service) };
}

/** `PUT /{id}` */
export async function replace({ id, body }: RouteRequest, service: Service): Promise<Reply> {
  if (service.state.store.get(id) === undefined) return missing(id);
  const accepted = accept(body, service, id);
  if ('refusal' in accepted) return accepted.refusal;
  const { configuratie } = accepted;
  await service.state.put(id, configuratie);
  return { status: 200, body: represent({ id, configuratie }, service) };
}

/** `DELETE /{id}` */
export async function remove({ id }: RouteRequest, service: Service): Promise<Reply> {
  if (service.state.store.get(id) === undefined) return missing(id);
  await service.state.delete(id);
  return { status: 204 };
}
