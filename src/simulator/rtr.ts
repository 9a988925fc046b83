/** The RTR of the simulator: the part of "RTR gegevens", version 2, that lists what an organisation has registered. */
import { isObject } from '../lib/json.js';
import type { Oin } from '../model/oin.js';
import { codeOf, type ListedActiviteit, oinsOf, readRtrList } from '../national/list.js';
import { problem, type Reply, readNumber } from './reply.js';

/** Where the real service has it, below its host. */
export const RTR_PATH = '/publiek/toepasbare-regels/api/rtrgegevens/v2';

const MAX_PAGE_SIZE = 200;
const DEFAULT_PAGE_SIZE = 100;

/** The valid activiteiten by who registered them, made when they are first asked for. */
let byOin: Map<Oin, readonly ListedActiviteit[]> | undefined;

function lists(): Map<Oin, readonly ListedActiviteit[]> {
  if (byOin !== undefined) return byOin;
  const byNaam = new Map<string, ListedActiviteit[]>();
  for (const item of readRtrList()) {
    if (!item.geldig) continue;
    const there = byNaam.get(item.bestuursorgaan);
    if (there === undefined) byNaam.set(item.bestuursorgaan, [item]);
    else there.push(item);
  }
  byOin = new Map();
  for (const items of byNaam.values()) {
    // A few names in the list are no URN: who registered those is told by the others of the same organisation.
    const code = items.map(({ urn }) => codeOf(urn)).find((found) => found !== undefined);
    for (const oin of code === undefined ? [] : oinsOf(code)) byOin.set(oin, items);
  }
  return byOin;
}

function dutch(iso: string): string {
  return iso.split('-').reverse().join('-');
}

function stored({ urn, omschrijving, begindatum, bestuurslaag }: ListedActiviteit, oin: Oin): unknown {
  const [, type = '', organisatieCode = ''] = /^([a-z]+)([0-9]+)$/.exec(codeOf(urn) ?? '') ?? [];
  return {
    urn,
    omschrijving,
    beginDatum: dutch(begindatum),
    bestuursorgaan: { oin, bestuurslaag, organisatieType: type.toUpperCase(), organisatieCode },
  };
}

/** What is asked, as far as it can be understood: the organisation, and the day as `2026-11-24`. */
function question(body: string): { readonly oin: Oin; readonly datum: string } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isObject(json) || !isObject(json.bestuursorgaan)) return undefined;
  const { oin } = json.bestuursorgaan;
  const datum =
    typeof json.datum === 'string' && /^\d{2}-\d{2}-\d{4}$/.test(json.datum) ? dutch(json.datum) : undefined;
  return typeof oin === 'string' && datum !== undefined ? { oin, datum } : undefined;
}

/** Answers a search: `POST …/activiteiten/_zoek`. */
export function answerSearch(origin: string, query: URLSearchParams, body: string): Reply {
  const page = readNumber(query.get('page'), 1, 1_000_000_000);
  const size = readNumber(query.get('pageSize'), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  if (page === undefined || size === undefined)
    return problem(
      400,
      'Ongeldige aanvraag',
      `${page === undefined ? 'page' : 'pageSize'} valt buiten de grenzen`,
    );
  const asked = question(body);
  if (asked === undefined)
    return problem(400, 'Ongeldige aanvraag', 'Geef datum (dd-MM-yyyy) en bestuursorgaan met oin');
  const { oin, datum } = asked;
  const all = (lists().get(oin) ?? []).filter(({ begindatum }) => begindatum <= datum);
  const totalPages = Math.ceil(all.length / size);
  const href = (number: number): string =>
    `${origin}${RTR_PATH}/activiteiten/_zoek?page=${number}&pageSize=${size}`;
  const items = all.slice((page - 1) * size, page * size).map((item) => stored(item, oin));
  return {
    status: 200,
    body: {
      _embedded: { activiteiten: items },
      _links: {
        self: { href: href(page) },
        ...(page < totalPages ? { next: { href: href(page + 1) } } : {}),
      },
      page: { number: page, size, totalElements: all.length, totalPages },
    },
  };
}
