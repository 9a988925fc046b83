/** The Verzoeksroutering of the simulator: "Behandeldienst bepalen", version 2, from the configuraties that it holds. */
import { isObject } from '../lib/json.js';
import { sameActiviteit } from '../model/activiteit.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { badRequest, parseJson, type Reply, type RouteRequest, type Service } from './route.js';

/** Path of the real service, below its host. */
export const ROUTING_PATH = '/publiek/toepasbare-regels/api/verzoeksroutering/v2';

interface Question {
  readonly bevoegdGezag: Oin;
  /** The activiteit: the last part of the reference, and the OIN of the organisation that registered it. */
  readonly naam: string;
  readonly oin: Oin;
  readonly toestemming: string | undefined;
  readonly x: unknown;
  readonly y: unknown;
}

/** Reads the only reference to an activiteit: `…/<oin>/id/concept/<naam>`. */
function readReference(references: unknown): { readonly oin: Oin; readonly naam: string } | undefined {
  const [reference] = Array.isArray(references) && references.length === 1 ? references : [];
  const [, oin, concept] = /\/([0-9A-Z]{20})\/id\/concept\/([^/]+)$/.exec(String(reference)) ?? [];
  return oin === undefined || concept === undefined ? undefined : { oin, naam: decodeURIComponent(concept) };
}

/** Reads the only point of a geometry. */
function readPoint(geo: unknown): { readonly x: unknown; readonly y: unknown } | undefined {
  const intersects = isObject(geo) ? geo.intersects : undefined;
  const coordinates: unknown = isObject(intersects) ? intersects.coordinates : undefined;
  if (!Array.isArray(coordinates) || coordinates.length !== 2) return undefined;
  const [x, y]: readonly unknown[] = coordinates;
  return { x, y };
}

/** Reads what is asked; undefined when the body is not valid. */
function readQuestion(body: string): Question | undefined {
  const json = parseJson(body);
  if (!isObject(json) || !isObject(json.bevoegdGezag)) return undefined;
  const activiteit = readReference(json.functioneleStructuurRefs);
  const point = readPoint(json._geo);
  const bevoegdGezag = json.bevoegdGezag.oin;
  if (typeof bevoegdGezag !== 'string' || activiteit === undefined || point === undefined) return undefined;
  const code = isObject(json.toestemming) ? json.toestemming.code : undefined;
  const toestemming = typeof code === 'string' ? code : undefined;
  return { bevoegdGezag, ...activiteit, toestemming, ...point };
}

function matches(configuratie: Configuratie, question: Question, areas: Service['areas']): boolean {
  const { activiteit, toestemming, locatieOins } = configuratie;
  const isInArea = (oin: Oin): boolean => {
    const punt = areas.get(oin);
    return punt !== undefined && punt[0] === question.x && punt[1] === question.y;
  };
  return (
    sameActiviteit(activiteit, question) &&
    (toestemming === undefined || toestemming.code === question.toestemming) &&
    (locatieOins === undefined || locatieOins.some(isInArea))
  );
}

/**
 * `POST …/behandeldienst/_bepaal`: the behandeldienst of a request, or null when the bevoegd gezag handles it. The first
 * configuratie that matches decides. A place lies in the areas that have exactly this place.
 */
export function findBehandeldienst({ body }: RouteRequest, { state: { store }, areas }: Service): Reply {
  const question = readQuestion(body);
  if (question === undefined)
    return badRequest('Geef bevoegdGezag, één functioneleStructuurRef en _geo met een punt');
  const found = store
    .ids(question.bevoegdGezag)
    .map((id) => store.get(id))
    .find((item) => item !== undefined && matches(item, question, areas));
  const behandeldienst = found === undefined ? null : { oin: found.behandeldienstOin };
  return { status: 200, body: { behandeldienst } };
}
