/** What the pages say, in their words. How they look and work is in test/browser. */
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { plain } from '../../src/output/colour.js';
import { manyPages, onePage } from '../../src/report/pages.js';
import type { ReportInput } from '../../src/report/report.js';
import { fileOf } from '../support/report.js';

const [gy, gz, rijk] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const a = '00000099000000101000';

const rendering = () => ({
  context: { registers: emptyRegisters, taal: 'en' as const, paint: plain },
  addressOf: () => undefined,
  assets: { style: '', script: '' },
  provenance: { date: '2026-01-31', commit: undefined, against: undefined, reported: false },
});

function assigned(oin: string, naam: string, behandeldienstOin: string): Configuratie {
  return { oin, activiteit: { naam, oin }, behandeldienstOin };
}

/** The text of each cell of each row of the bodies of some tables. */
function rowsOf(markup: string): string[][] {
  const bodies = [...markup.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body = '']) => body);
  return bodies.flatMap((body) =>
    [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell.replaceAll(/<[^>]*>/g, '').trim(),
      ),
    ),
  );
}

describe('the page of a behandeldienst', () => {
  const pageOf = (input: ReportInput): string =>
    [...manyPages(input, rendering())].find(({ path }) => path === `behandeldienst/${a}.html`)?.text ?? '';
  /** Its activiteiten against bevoegde gezagen: the first table. */
  const matrix = (input: ReportInput): string[][] => rowsOf(pageOf(input).split('</table>')[0] ?? '');

  test('keeps apart what is called differently, whatever dots a name has', () => {
    const files = [
      fileOf(gz, [assigned(gz, 'Slopen cat. 1', a), assigned(gz, 'Bouwen (art. 5.1)', a)]),
      fileOf(gy, [assigned(gy, 'Lozen cat. 1', a)]),
    ];
    expect(matrix({ omgeving: 'lokaal', files, gezagen: [gy, gz] })).toEqual([
      ['Bouwen (art. 5.1) (their own)', '–', 'whole'],
      ['Lozen cat. 1 (their own)', 'whole', '–'],
      ['Slopen cat. 1 (their own)', '–', 'whole'],
    ]);
  });

  test('puts together what each registered itself by one name, as URN or as URI', () => {
    const files = [
      fileOf(gz, [assigned(gz, 'nl.imow-gm0002.activiteit.Kappen', a)]),
      fileOf(gy, [assigned(gy, `http://x.overheid.nl/${gy}/id/concept/Kappen`, a)]),
    ];
    const input = { omgeving: 'lokaal', files, gezagen: [gy, gz] };
    expect(matrix(input)).toEqual([['Kappen (their own)', 'whole', 'whole']]);
    expect(pageOf(input)).toContain(`/${gy}/id/concept/`);
  });
});

test('an activiteit that another organisation registered is told with all of its name', () => {
  const naam = 'nl.imow-mnre1034.activiteit.AanbrengenLagenMetalen';
  const one = { ...assigned(gz, naam, a), activiteit: { naam, oin: rijk } };
  const page = onePage({ omgeving: 'lokaal', files: [fileOf(gz, [one])], gezagen: [gz] }, rendering());
  expect(rowsOf(page)).toContainEqual([`${naam} (${rijk})`, `${a} line 1`]);
});
