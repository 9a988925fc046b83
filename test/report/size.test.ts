import { expect, test } from 'vitest';
import { github } from '../../src/forges/github.js';
import { lineAddress } from '../../src/forges/line-address.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { plain } from '../../src/output/colour.js';
import { readAssets } from '../../src/report/html/page.js';
import { manyPages, onePage, type Rendering } from '../../src/report/pages.js';
import { fileOf } from '../support/report.js';
import { asReported } from '../support/universe.js';

const gezag = '00000099000000001000';
const codes = ['Vergunning', 'Melding', 'Informatie', 'AanvraagMaatwerkvoorschrift'];
const oins = Array.from({ length: 6 }, (_, i) => `0000009900000010${i}000`);

/** The configuraties of a gemeente. Half of the activiteiten are divided by toestemming and locatie. */
function gemeente(activiteiten: number, pieces: number): Configuratie[] {
  return Array.from({ length: activiteiten }, (_, i) => {
    const activiteit = {
      naam: `nl.imow-mnre1034.activiteit.EenActiviteitMetEenNaam${i}`,
      oin: oins[5] ?? '',
    };
    const of = (n: number): Configuratie => ({
      oin: gezag,
      activiteit,
      behandeldienstOin: oins[(i + n) % 3] ?? '',
    });
    if (i % 2 === 0) return [of(0)];
    return codes.slice(0, pieces).flatMap((code, n) => [
      { ...of(n), toestemming: { code, waarde: code }, locatieOins: [oins[3] ?? ''] },
      { ...of(n + 1), toestemming: { code, waarde: code }, locatieOins: [oins[4] ?? '', oins[5] ?? ''] },
    ]);
  }).flat();
}

const rendering = async (): Promise<Rendering> => ({
  context: { registers: emptyRegisters, language: 'nl', paint: plain },
  addressOf: lineAddress(
    [github],
    {},
    {
      commit: 'c0ffee'.repeat(7).slice(0, 40),
      top: '/work',
      cwd: '/work',
      remote: 'git@github.com:gemeente-voorbeeld/behandeldienst-toewijzingen.git',
    },
  ),
  assets: await readAssets(),
  provenance: { date: '2026-01-31', commit: undefined, against: 'pre', reported: true },
});

test('report of a gemeente with 130 activiteiten, links and differences is below a megabyte', async () => {
  const own = gemeente(130, 3);
  expect(own.length).toBeGreaterThan(400);
  const other = own.filter((_item, i) => i % 4 > 0);
  const input = {
    omgeving: 'prod',
    files: [fileOf(gezag, own, `configs/prod/gemeenten/gemeente-voorbeeld.yaml`)],
    gezagen: [gezag],
    against: { omgeving: 'pre', files: [fileOf(gezag, other)] },
    reported: new Map([[gezag, asReported(other)]]),
  };
  const bytes = Buffer.byteLength(onePage(input, await rendering()));
  expect(bytes).toBeLessThan(1_000_000);
});

test('pages of a large report come one by one, and their size does not grow with the report', async () => {
  const gezagen = Array.from({ length: 60 }, (_, i) => `00000099${String(1000 + i).padStart(9, '0')}000`);
  const files = gezagen.map((oin) =>
    fileOf(
      oin,
      gemeente(10, 2).map((item) => ({ ...item, oin })),
    ),
  );
  const sizes = new Map<string, number>();
  for (const { path, text } of manyPages({ omgeving: 'prod', files, gezagen }, await rendering()))
    sizes.set(path, text.length);
  expect(sizes.size).toBe(60 + 3 + 1);
  for (const oin of gezagen) expect(sizes.get(`bevoegd-gezag/${oin}.html`)).toBeLessThan(60_000);
  expect([...sizes.keys()].at(-1)).toBe('index.html');
});
