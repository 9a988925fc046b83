/** The RTR of the simulator: the part of "RTR gegevens", version 2, that lists what an organisation has registered. */
import { isObject } from '../lib/json.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { codeOf, type ListedActiviteit, oinsOf, readRtrList } from '../national/list.js';
import { takePage } from './paging.js';
import { badRequest, parseJson, type Reply, type RouteRequest, type Service } from './route.js';

/** Path of the real service, below its host. */
export const RTR_PATH = '/publiek/toepasbare-regels/api/rtrgegevens/v2';

/** The valid activiteiten by the OINs of the organisation that registered them. Read at the first request. */
let byOin: ReadonlyMap<Oin, readonly ListedActiviteit[]> | undefined;

function readByOin(): ReadonlyMap<Oin, readonly ListedActiviteit[]> {
  const valid = readRtrList().filter(({ geldig }) => geldig);
  const result = new Map<Oin, readonly ListedActiviteit[]>();
  for (const items of groupBy(valid, ({ bestuursorgaan }) => bestuursorgaan).values()) {
    // A few names in the list are not a URN. The others of the same organisation have its code.
    const code = items.map(({ urn }) => codeOf(urn)).find((found) => found !== undefined);
    for (const oin of code === undefined ? [] : oinsOf(code)) result.set(oin, items);
  }
  return result;
}

/** Turns a date around: `2026-11-24` and `24-11-2026`. */
function reverseDate(date: string): string {
  return date.split('-').reverse().join('-');
}

/** An activiteit as an answer shows it. */
function represent({ urn, omschrijving, begindatum, bestuurslaag }: ListedActiviteit, oin: Oin): object {
  const [, type = '', organisatieCode = ''] = /^([a-z]+)([0-9]+)$/.exec(codeOf(urn) ?? '') ?? [];
  return {
    urn,
    omschrijving,
    beginDatum: reverseDate(begindatum),
    bestuursorgaan: { oin, bestuurslaag, organisatieType: type.toUpperCase(), organisatieCode },
  };
}

/** Reads the organisation and the day (`2026-11-24`) that are asked for; undefined when the body is not valid. */
function readQuestion(body: string): { readonly oin: Oin; readonly day: string } | undefined {
  const json = parseJson(body);
  if (!isObject(json) || !isObject(json.bestuursorgaan)) return undefined;
  const { datum } = json;
  const { oin } = json.bestuursorgaan;
  if (typeof oin !== 'string' || typeof datum !== 'string' || !/^\d{2}-\d{2}-\d{4}$/.test(datum))
    return undefined;
  return { oin, day: reverseDate(datum) };
}

/** `POST …/activiteiten/_zoek?page=&pageSize=`: the activiteiten of an organisation that are valid on a day. */
export function searchActiviteiten({ query, body }: RouteRequest, { origin }: Service): Reply {
  const question = readQuestion(body);
  if (question === undefined) return badRequest('Geef datum (dd-MM-yyyy) en bestuursorgaan met oin');
  const { oin, day } = question;
  byOin ??= readByOin();
  const valid = (byOin.get(oin) ?? []).filter(({ begindatum }) => begindatum <= day);
  const taken = takePage(valid, query, `${origin}${RTR_PATH}/activiteiten/_zoek`);
  if ('status' in taken) return taken;
  const activiteiten = taken.items.map((item) => represent(item, oin));
  return { status: 200, body: { _embedded: { activiteiten }, _links: taken.links, page: taken.page } };
}
