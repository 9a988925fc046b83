import { expect, test } from 'vitest';
import type { Part } from '../../src/routing/grid.js';
import { overlappingLocaties } from '../../src/routing/shared-areas.js';

const sharedAreas = new Map([
  ['provincie', new Set(['west', 'oost'])],
  ['west', new Set(['provincie'])],
  ['oost', new Set(['provincie'])],
]);
const everything: Part = { except: [] };

test.each<[string, Part, Part, Part, Part, string[]]>([
  ['another line', everything, { only: ['provincie'] }, everything, { only: ['west'] }, ['west']],
  [
    'the same toestemming',
    { only: ['T1'] },
    { only: ['west'] },
    { only: ['T1', 'T2'] },
    { only: ['provincie'] },
    ['provincie'],
  ],
  [
    'another toestemming',
    { only: ['T1'] },
    { only: ['west'] },
    { only: ['T2'] },
    { only: ['provincie'] },
    [],
  ],
  [
    'all but another',
    { only: ['T1'] },
    { only: ['west'] },
    { except: ['T2'] },
    { only: ['provincie'] },
    ['provincie'],
  ],
  ['all but the same', { except: ['T1'] }, { only: ['west'] }, { only: ['T1'] }, { only: ['provincie'] }, []],
  ['no overlap', everything, { only: ['west'] }, everything, { only: ['oost'] }, []],
  ['itself', everything, { only: ['west', 'provincie'] }, everything, { only: ['provincie'] }, []],
  ['the rest of the area', everything, { except: ['west'] }, everything, { only: ['provincie'] }, []],
])('overlapping locaties: %s', (_name, codes, locaties, otherCodes, otherLocaties, expected) => {
  const line = { toestemmingen: codes, locaties };
  const other = { toestemmingen: otherCodes, locaties: otherLocaties };
  expect(overlappingLocaties(line, [line, other], sharedAreas)).toEqual(expected);
});
