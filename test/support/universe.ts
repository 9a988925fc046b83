/**
 * Worlds that are small enough to try everything: one activiteit, a few toestemmingen, locaties and behandeldiensten. The
 * rule is written here in its simplest form, independently of the product, to judge the product.
 */

import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { Desired, ToewijzingenFile } from '../../src/model/configuration.js';
import { type Operatie, permissionsOf } from '../../src/model/permissions.js';
import type { SharedAreas } from '../../src/model/registers.js';
import type { PlanInput } from '../../src/reconcile/diff.js';

export const gezag = '00000099000000001000';
export const toestemmingen = ['T1', 'T2', 'T3'];
export const locaties = ['00000099000000101000', '00000099000000102000', '00000099000000103000'];
export const diensten = ['00000099000000201000', '00000099000000202000', '00000099000000203000'];
export const activiteit = { naam: 'Dakkapel', oin: gezag };

/** An omgeving that allows these operaties. */
export function omgeving(...operaties: Operatie[]): PlanInput['omgeving'] {
  return { naam: 'test', permissions: permissionsOf(operaties) };
}

/** A configuratie of the small world; `undefined` leaves the key out. */
export function configuratie(
  dienst: number,
  toestemming: number | undefined,
  waar: readonly number[] | undefined,
  naam = activiteit.naam,
): Configuratie {
  const code = toestemming === undefined ? undefined : toestemmingen[toestemming];
  return {
    oin: gezag,
    activiteit: { naam, oin: gezag },
    behandeldienstOin: diensten[dienst] ?? '',
    ...(code === undefined ? {} : { toestemming: { code, waarde: `waarde ${code}` } }),
    ...(waar === undefined ? {} : { locatieOins: waar.map((i) => locaties[i] ?? '') }),
  };
}

/** A file with these configuraties, one per line. */
export function asFile(
  configuraties: readonly Configuratie[],
  path = 'configs/test/gezag.yaml',
): ToewijzingenFile {
  const file = { path, text: configuraties.map(() => '\n').join('') };
  const desired: Desired[] = configuraties.map((item, offset) => ({ configuratie: item, file, offset }));
  return { file, bevoegdGezag: gezag, desired };
}

export function asReported(configuraties: readonly Configuratie[], firstId = 1): Reported[] {
  return configuraties.map((item, i) => ({ id: String(firstId + i), configuratie: item }));
}

/** Tests by brute force whether two configuraties share a combination. */
export function meet(a: Configuratie, b: Configuratie, sharedAreas: SharedAreas = new Map()): boolean {
  if (a.oin !== b.oin || a.activiteit.naam !== b.activiteit.naam || a.activiteit.oin !== b.activiteit.oin)
    return false;
  const codes =
    a.toestemming === undefined || b.toestemming === undefined || a.toestemming.code === b.toestemming.code;
  if (!codes) return false;
  if (a.locatieOins === undefined || b.locatieOins === undefined) return true;
  for (const x of a.locatieOins) {
    for (const y of b.locatieOins) {
      if (x === y || sharedAreas.get(x)?.has(y) || sharedAreas.get(y)?.has(x)) return true;
    }
  }
  return false;
}

export function isValid(state: readonly Configuratie[], sharedAreas?: SharedAreas): boolean {
  return state.every((a, i) => state.slice(i + 1).every((b) => !meet(a, b, sharedAreas)));
}

/** Every verzoek of the small world: each toestemming and another one, at each locatie and elsewhere. */
export function requests(codes: readonly string[], oins: readonly string[]): { code: string; oin: string }[] {
  return [...codes, 'another'].flatMap((code) => [...oins, 'elsewhere'].map((oin) => ({ code, oin })));
}

/** Who handles a verzoek: the behandeldiensten of all configuraties that cover it. */
export function handlers(state: readonly Configuratie[], request: { code: string; oin: string }): string[] {
  return state
    .filter(
      (item) =>
        (item.toestemming === undefined || item.toestemming.code === request.code) &&
        (item.locatieOins === undefined || item.locatieOins.includes(request.oin)),
    )
    .map((item) => item.behandeldienstOin);
}

/** The same state, in which the bevoegd gezag takes the place of the second behandeldienst. */
export function withItself(state: readonly Configuratie[]): Configuratie[] {
  return state.map((item) =>
    item.behandeldienstOin === diensten[1] ? { ...item, behandeldienstOin: gezag } : item,
  );
}

/** Who handles a request: nobody else when only the bevoegd gezag itself is named. */
export function routed(state: readonly Configuratie[], request: { code: string; oin: string }): string[] {
  const oins = [...new Set(handlers(state, request))].sort();
  return oins.join() === gezag ? [] : oins;
}

function powerset<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, mask) =>
    items.filter((_item, i) => (mask >> i) % 2 === 1),
  );
}

/** Every valid state of one activiteit with `t` toestemmingen, `l` locaties and `d` behandeldiensten. */
export function validStates(t: number, l: number, d: number): Configuratie[][] {
  const ids = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const areas = [undefined, ...powerset(ids(l)).filter((set) => set.length > 0)];
  const all = ids(d).flatMap((dienst) =>
    [undefined, ...ids(t)].flatMap((code) => areas.map((area) => configuratie(dienst, code, area))),
  );
  const states: Configuratie[][] = [];
  const extend = (state: Configuratie[], from: number): void => {
    states.push(state);
    for (let i = from; i < all.length; i += 1) {
      const item = all[i];
      if (item !== undefined && state.every((other) => !meet(item, other))) extend([...state, item], i + 1);
    }
  };
  extend([], 0);
  return states;
}
