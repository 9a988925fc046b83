/** The text of the pages. test/browser tests how they look and work. */
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { ToewijzingenFile } from '../../src/model/configuration.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { plain } from '../../src/output/colour.js';
import { manyPages, onePage } from '../../src/report/pages.js';
import type { ReportInput } from '../../src/report/report.js';
import { assigned, fileOf } from '../support/report.js';

const [gy, gz, rijk] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const [a, b] = ['00000099000000101000', '00000099000000102000'];
const [delft, westland] = ['00000099000000004000', '00000099000000005000'];

const rendering = (language: 'en' | 'nl' = 'en') => ({
  context: { registers: emptyRegisters, language, paint: plain },
  addressOf: () => undefined,
  assets: { style: '', script: '' },
  provenance: { date: '2026-01-31', commit: undefined, against: undefined, reported: false },
});

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

/** The part of a page from a heading to the end of its section. */
function section(markup: string, heading: string): string {
  const from = markup.indexOf(`>${heading}</h3>`);
  expect(from).toBeGreaterThan(0);
  return markup.slice(from, markup.indexOf('</section>', from));
}

describe('page of a behandeldienst', () => {
  const pageOf = (input: ReportInput): string =>
    [...manyPages(input, rendering())].find(({ path }) => path === `behandeldienst/${a}.html`)?.text ?? '';
  /** The matrix of activiteiten against bevoegde gezagen: the first table. */
  const matrix = (input: ReportInput): string[][] => rowsOf(pageOf(input).split('</table>')[0] ?? '');

  test('has a row per name, also when names contain dots', () => {
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

  test('has one row for activiteiten with equal last parts that each registered itself, as URN or as URI', () => {
    const files = [
      fileOf(gz, [assigned(gz, 'nl.imow-gm0002.activiteit.Kappen', a)]),
      fileOf(gy, [assigned(gy, `http://x.overheid.nl/${gy}/id/concept/Kappen`, a)]),
    ];
    const input = { omgeving: 'lokaal', files, gezagen: [gy, gz] };
    expect(matrix(input)).toEqual([['Kappen (their own)', 'whole', 'whole']]);
    expect(pageOf(input)).toContain(`/${gy}/id/concept/`);
  });
});

describe('report of a file with dekking: volledig', () => {
  const configuraties = [
    assigned(gz, 'Dakkapel', a, 'Vergunning', [delft]),
    assigned(gz, 'Dakkapel', b, 'Vergunning', [westland]),
    assigned(gz, 'Dakkapel', b, 'Melding'),
  ];
  const file = fileOf(gz, configuraties);
  const declared: ToewijzingenFile = {
    ...file,
    dekking: { file: file.file, offset: 1 },
    werkingsgebied: [delft, westland],
  };
  const more = fileOf(gz, [assigned(gz, 'Kappen', a, 'Melding')], 'configs/lokaal/more.yaml');

  test('shows nothing for the bevoegd gezag itself, and names the file that declares full coverage', () => {
    const input = { omgeving: 'lokaal', files: [declared], gezagen: [gz] };
    const page = onePage(input, rendering());
    for (const absent of ['itself: ', 'elsewhere', 'every other toestemming', ` ${gz} itself<`])
      expect(page).not.toContain(absent);
    expect(rowsOf(section(page, 'Divided by toestemming and locatie'))).toEqual([
      ['Dakkapel', `${b} line 3`, `${a} line 1`, `${b} line 2`],
    ]);
    const own = section(page, `What ${gz} handles itself`);
    expect(own).not.toContain('<table');
    expect(own).toContain(
      `Nothing else for the activiteiten in configs/lokaal/${gz}.yaml: that file declares full coverage (dekking: volledig) of ${delft}, ${westland}.`,
    );
    expect(onePage(input, rendering('nl'))).toContain('belooft volledige dekking (dekking: volledig) van');
  });

  test('covers only the activiteiten in that file', () => {
    const page = onePage({ omgeving: 'lokaal', files: [declared, more], gezagen: [gz] }, rendering());
    expect(rowsOf(section(page, `What ${gz} handles itself`))).toEqual([
      ['Kappen', 'all but Melding', 'whole area'],
    ]);
  });

  test('shows an activiteit with one behandeldienst as not divided, also with several lines', () => {
    const both = ['Vergunning', 'Melding'].map((code) => assigned(gz, 'Dakkapel', a, code));
    const whole = { ...fileOf(gz, both), dekking: { file: file.file, offset: 0 } };
    const page = onePage({ omgeving: 'lokaal', files: [whole], gezagen: [gz] }, rendering());
    expect(rowsOf(section(page, 'Not divided: the same for every toestemming and locatie'))).toEqual([
      ['Dakkapel', `${a} line 2 line 1`],
    ]);
    expect(page).toContain('(dekking: volledig) of the whole area.');
  });
});

test('overview page: counts whole and partial activiteiten separately', () => {
  const files = [
    fileOf(gz, [
      assigned(gz, 'Kappen', a),
      assigned(gz, 'Slopen', a),
      assigned(gz, 'Bouwen', a, 'Melding'),
      assigned(gz, 'Bouwen', b, 'Vergunning'),
    ]),
    fileOf(gy, []),
  ];
  const input = { omgeving: 'lokaal', files, gezagen: [gz, gy] };
  const index = [...manyPages(input, rendering())].at(-1)?.text ?? '';
  expect(index).toContain('<th scope="col">Behandeldiensten</th>');
  expect(rowsOf(index)).toContainEqual([
    gz,
    '3',
    `${a}: 2 + 1 in part${b}: 1 in part${gz} itself: 1 in part`,
  ]);
  expect(onePage(input, rendering('nl'))).toContain(`${a}: 2 + 1 deels<`);
});

test('pages: sort bevoegde gezagen and locaties by name, with numbers as numbers', () => {
  const organisaties = [10, 9, 2].map((n, i) => ({
    kort: `wijk-${n}`,
    oin: [gy, gz, rijk][i] ?? '',
    naam: `Wijk ${n}`,
    place: { file: { path: 'configs/organisaties.yaml', text: '' }, offset: 0 },
  }));
  const made = rendering();
  const context = {
    ...made.context,
    registers: { ...emptyRegisters, byOin: new Map(organisaties.map((item) => [item.oin, item])) },
  };
  const files = [gy, gz].map((oin) => fileOf(oin, [assigned(oin, 'Kappen', a, 'Melding', [gy, gz, rijk])]));
  const page = onePage({ omgeving: 'lokaal', files, gezagen: [gy, gz] }, { ...made, context });
  const order = [...page.matchAll(/<h2>(Wijk \d+)/g)].map(([, naam]) => naam);
  expect(order).toEqual(['Wijk 9', 'Wijk 10']);
  expect(
    rowsOf(page)
      .map(([naam]) => naam)
      .slice(0, 2),
  ).toEqual(order);
  expect(page).toContain('>Wijk 2, Wijk 9, Wijk 10<');
});

test('pages: mark only the requests that differ, not the whole activiteit', () => {
  const at = (melding: string): Configuratie[] => [
    assigned(gz, 'Dakkapel', a, 'Vergunning', [delft]),
    assigned(gz, 'Dakkapel', melding, 'Melding', [delft]),
    assigned(gz, 'Kappen', a),
  ];
  const page = onePage(
    {
      omgeving: 'lokaal',
      files: [fileOf(gz, at(a))],
      gezagen: [gz],
      against: { omgeving: 'pre', files: [fileOf(gz, [...at(b), assigned(gz, 'Kappen', a, 'X')])] },
    },
    rendering(),
  );
  expect(rowsOf(section(page, 'Divided by toestemming and locatie'))).toEqual([
    ['Dakkapel', `${a} line 2 line 1 differs from pre`, `${gz} itself`, `${gz} itself`],
  ]);
  for (const same of [`What ${gz} handles itself`, 'Not divided: the same for every toestemming and locatie'])
    expect(section(page, same)).not.toContain('differs from');
});

test('pages: show the whole name of an activiteit that another organisation registered', () => {
  const naam = 'nl.imow-mnre1034.activiteit.AanbrengenLagenMetalen';
  const one = { ...assigned(gz, naam, a), activiteit: { naam, oin: rijk } };
  const page = onePage({ omgeving: 'lokaal', files: [fileOf(gz, [one])], gezagen: [gz] }, rendering());
  expect(rowsOf(page)).toContainEqual([`${naam} (${rijk})`, `${a} line 1`]);
});
