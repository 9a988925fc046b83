import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGaps } from '../../src/checks/gap.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { ToewijzingenFile } from '../../src/model/configuration.js';
import { emptyRegisters, type Registers, type ToestemmingEntry } from '../../src/model/registers.js';
import { asFile, configuratie, gezag, locaties, toestemmingen } from '../support/universe.js';

const place = { file: { path: 'configs/toestemmingen.yaml', text: '' }, offset: 0 };

function register(codes: readonly string[]): Registers {
  const entries = codes.map((code): [string, ToestemmingEntry] => [
    code,
    { kort: code, code, waarde: code, place },
  ]);
  return { ...emptyRegisters, toestemmingen: new Map(entries) };
}

function gaps(files: readonly ToewijzingenFile[], registers: Registers) {
  return checkGaps({ files, registers });
}

function volledig(items: readonly Configuratie[], werkingsgebied?: readonly string[]): ToewijzingenFile {
  const file = asFile(items);
  return {
    ...file,
    dekking: { file: file.file, offset: 0 },
    ...(werkingsgebied === undefined ? {} : { werkingsgebied }),
  };
}

describe('check gap', () => {
  test('finds nothing in files without dekking', () => {
    expect(gaps([asFile([configuratie(0, 0, [0])])], register(toestemmingen))).toEqual([]);
  });

  test('finds exactly the combinations without behandeldienst that brute force finds', () => {
    const anyConfiguratie = fc
      .record({
        code: fc.option(fc.nat(2), { nil: undefined }),
        waar: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
        naam: fc.constantFrom('Dakkapel', 'Uitweg'),
      })
      .map(({ code, waar, naam }) => configuratie(0, code, waar, naam));
    const area = fc.option(fc.subarray(locaties, { minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.array(anyConfiguratie, { maxLength: 8 }),
        fc.subarray(toestemmingen),
        area,
        (items, codes, waar) => {
          const found = gaps([volledig(items, waar)], register(codes)).flatMap((problem) =>
            (problem.combinations ?? []).map(
              ({ activiteit, toestemming, locatie }) => `${activiteit.naam} ${toestemming} ${locatie}`,
            ),
          );
          const expected: string[] = [];
          for (const naam of new Set(items.map((item) => item.activiteit.naam))) {
            for (const code of codes.length > 0 ? codes : [null]) {
              for (const oin of waar ?? [null]) {
                const covered = items.some(
                  (item) =>
                    item.activiteit.naam === naam &&
                    (item.toestemming === undefined || item.toestemming.code === code) &&
                    (item.locatieOins === undefined || (oin !== null && item.locatieOins.includes(oin))),
                );
                if (!covered) expected.push(`${naam} ${code} ${oin}`);
              }
            }
          }
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('counts what other files of the same bevoegd gezag assign', () => {
    const promise = volledig([configuratie(0, 0, undefined)]);
    const rest = asFile([configuratie(1, 1, undefined)], 'configs/test/rest.yaml');
    expect(gaps([promise], register(toestemmingen.slice(0, 2)))).toHaveLength(1);
    expect(gaps([promise, rest], register(toestemmingen.slice(0, 2)))).toEqual([]);
  });

  test('is reported once per activiteit, at the line that first names it', () => {
    const problems = gaps(
      [volledig([configuratie(0, 0, [0]), configuratie(0, 0, [1])], locaties)],
      register(toestemmingen),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'gap',
      place: { offset: 0 },
      combination: { bevoegdGezag: gezag, toestemming: 'T1', locatie: locaties[2] },
    });
  });
});
