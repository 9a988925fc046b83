import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Part } from '../../src/routing/grid.js';
import { resolveRouting } from '../../src/routing/resolve.js';
import {
  handlers,
  locaties,
  requests,
  routed,
  toestemmingen,
  validStates,
  withItself,
} from '../support/universe.js';

const all = requests(toestemmingen, locaties);
const states = validStates(2, 2, 2);

function covers(part: Part, name: string): boolean {
  return 'only' in part ? part.only.includes(name) : !part.except.includes(name);
}

test('resolve: an answer is about exactly the requests that it names, with what decides them', () => {
  const question = fc.record(
    {
      toestemming: fc.constantFrom(...toestemmingen, 'another'),
      locatie: fc.constantFrom(...locaties, 'elsewhere'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...states, ...states.map(withItself)), question, (state, asked) => {
      const answers = resolveRouting(state, (item: Configuratie) => item, asked);
      const about = all.filter(
        ({ code, oin }) => (asked.toestemming ?? code) === code && (asked.locatie ?? oin) === oin,
      );
      for (const request of all) {
        const lines = answers.filter(
          (answer) => covers(answer.toestemmingen, request.code) && covers(answer.locaties, request.oin),
        );
        expect(lines).toHaveLength(about.includes(request) ? 1 : 0);
        for (const line of lines) {
          expect(line.behandeldiensten).toEqual(routed(state, request));
          const deciding = state.filter((item) => handlers([item], request).length > 0);
          for (const item of deciding) expect(line.sources).toContain(item);
        }
      }
      // One answer is one line, for any number of combinations.
      const distinct = new Set(about.map((request) => routed(state, request).join()));
      if (distinct.size === 1) expect(answers).toHaveLength(1);
    }),
    { numRuns: 3000 },
  );
});
