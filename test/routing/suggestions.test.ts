import { expect, test } from 'vitest';
import { suggestionsFor } from '../../src/routing/suggestions.js';

const [own, other, third] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const known = [
  { naam: 'Kappen', oin: other },
  { naam: 'Kappen', oin: third },
  { naam: 'Kappen', oin: other },
  { naam: 'Slopen', oin: own },
];

test.each([
  [
    'a name that others registered: each of them once',
    { naam: 'Kappen', oin: own },
    [other, third],
    ['Kappen'],
  ],
  ['a name with a typing error: the similar name', { naam: 'Slopn', oin: own }, [], ['Slopen']],
  ['a name unlike any other: nothing', { naam: 'Vuurwerkopslag', oin: own }, [], []],
])('suggestions for %s', (_what, activiteit, registeredBy, similar) => {
  expect(suggestionsFor(activiteit, known)).toEqual({ registeredBy, similar });
});
