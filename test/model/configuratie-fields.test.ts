import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import {
  fieldNames,
  identityOf,
  isConfiguratie,
  isFieldName,
  normal,
  sameAssignment,
  sameLocaties,
  sameMeaning,
  sameScope,
} from '../../src/model/configuratie-fields.js';
import { configuratie } from '../support/universe.js';

const anyConfiguratie = fc
  .tuple(
    fc.nat(1),
    fc.option(fc.nat(1), { nil: undefined }),
    fc.option(fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), { nil: undefined }),
    fc.constantFrom('Kappen', 'Slopen'),
    fc.boolean(),
  )
  .map(([dienst, code, where, naam, labelled]): Configuratie => {
    const made = configuratie(dienst, code, where, naam);
    return labelled || made.toestemming === undefined
      ? made
      : { ...made, toestemming: { ...made.toestemming, waarde: '' } };
  });

describe('two configuraties', () => {
  test('mean the same exactly when their identities are equal', () => {
    fc.assert(
      fc.property(anyConfiguratie, anyConfiguratie, (a, b) => {
        expect(sameMeaning(a, b)).toBe(identityOf(a) === identityOf(b));
      }),
      { numRuns: 2000 },
    );
  });

  test('mean the same exactly when activiteit, scope, locaties and assignment are the same', () => {
    fc.assert(
      fc.property(anyConfiguratie, anyConfiguratie, (a, b) => {
        const parts =
          a.activiteit.naam === b.activiteit.naam &&
          sameScope(a, b) &&
          sameLocaties(a, b) &&
          sameAssignment(a, b);
        expect(sameMeaning(a, b)).toBe(parts);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the normal form of a configuratie means the same, and sorts its locaties', () => {
  fc.assert(
    fc.property(anyConfiguratie, (own) => {
      expect(sameMeaning(own, normal(own))).toBe(true);
      expect(normal(own).locatieOins).toEqual(own.locatieOins && [...own.locatieOins].sort());
    }),
  );
});

test('an identity without a field does not depend on that field', () => {
  const own = configuratie(0, 0, [0, 1]);
  expect(identityOf(own, ['behandeldienstOin'])).toBe(
    identityOf(configuratie(1, 0, [1, 0]), ['behandeldienstOin']),
  );
  expect(identityOf(own)).not.toBe(identityOf(configuratie(1, 0, [0, 1])));
});

test('the fields have the names and the order of the documented body', () => {
  const documented = ['oin', 'activiteit', 'behandeldienstOin', 'toestemming', 'locatieOins'];
  expect(fieldNames.slice(0, documented.length)).toEqual(documented);
  expect(isFieldName('oin')).toBe(true);
  expect(isFieldName('toString')).toBe(false);
});

describe('a value from JSON', () => {
  const own = configuratie(0, 0, [0, 1]);
  const { behandeldienstOin: _, ...incomplete } = own;
  test.each<[string, unknown, boolean]>([
    ['a configuratie', own, true],
    ['one without optional fields', configuratie(0, undefined, undefined), true],
    ['one without a behandeldienst', incomplete, false],
    ['one with another type', { ...own, locatieOins: [1] }, false],
    ['an activiteit without OIN', { ...own, activiteit: { naam: 'Kappen' } }, false],
    ['null', null, false],
    ['a text', 'x', false],
  ])('%s', (_name, value, expected) => {
    expect(isConfiguratie(value)).toBe(expected);
  });
});
