import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { SharedAreas } from '../../src/model/registers.js';
import type { Plan } from '../../src/reconcile/plan.js';
import { handlers, meet } from './universe.js';

export interface Replay {
  /** The configuraties before the first request and after each one. */
  readonly states: readonly (readonly Configuratie[])[];
  readonly final: readonly Reported[];
  readonly requests: number;
}

/**
 * Carries out the requests of a plan on a strict server.
 *
 * @throws Error when a request would make two configuraties overlap at that moment.
 */
export function replay(start: readonly Reported[], plan: Plan, sharedAreas: SharedAreas = new Map()): Replay {
  const records = new Map(start.map((item) => [item.id, item.configuratie]));
  const states = [[...records.values()]];
  let nextId = 1 + Math.max(0, ...start.map((item) => Number(item.id)));
  let requests = 0;
  const store = (id: string, body: Configuratie): void => {
    for (const [other, there] of records) {
      if (other !== id && meet(there, body, sharedAreas)) {
        throw new Error(`overlap: ${JSON.stringify(body)} with ${other} ${JSON.stringify(there)}`);
      }
    }
    records.set(id, body);
  };
  for (const step of plan.bevoegdGezagen.flatMap((g) => g.activiteiten.flatMap((a) => a.changeSets.flat()))) {
    requests += 1;
    if (step.kind === 'create') store(String(nextId++), step.body);
    else {
      if (!records.has(step.id)) throw new Error(`no record ${step.id}`);
      if (step.kind === 'remove') records.delete(step.id);
      else store(step.id, step.body);
    }
    states.push([...records.values()]);
  }
  return { states, final: [...records].map(([id, configuratie]) => ({ id, configuratie })), requests };
}

/** The largest number of consecutive states in which a verzoek has no behandeldienst, while it has one at the start and the end. */
export function longestGap(states: Replay['states'], all: readonly { code: string; oin: string }[]): number {
  const first = states[0] ?? [];
  const last = states[states.length - 1] ?? [];
  let longest = 0;
  for (const request of all) {
    if (handlers(first, request).length === 0 || handlers(last, request).length === 0) continue;
    let run = 0;
    for (const state of states) {
      run = handlers(state, request).length === 0 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
