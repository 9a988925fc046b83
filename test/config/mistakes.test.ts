/**
 * Mistakes that people make in these files, each a small real file in test/fixtures/mistakes. The folder says which kind of
 * file it is; the rest of the configuration is sound. expected.json has what must be said, and where.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { formatMessage } from '../../src/messages/message.js';
import { locate } from '../../src/model/place.js';
import { emptySource } from '../support/sources.js';

const folder = fileURLToPath(new URL('../fixtures/mistakes/', import.meta.url));

/** A mistake and its message; most mistakes have one problem. */
interface Expected {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly en: string;
  readonly nl: string;
}

const table: Record<string, readonly Expected[]> = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
);

const sound = {
  'omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
  'organisaties.yaml': `organisaties:
  gemeente-lelystad: { oin: "00000001005024249000" }
  omgevingsdienst-noord: { oin: "00000099000000002000" }
  omgevingsdienst-zuid: { oin: "00000099000000003000" }
  rijk: { oin: "00000099000000004000" }
`,
  'toestemmingen.yaml': `toestemmingen:
  vergunning: { code: Vergunning, waarde: Aanvraag vergunning }
  melding: { code: Melding, waarde: Melding }
`,
  'lokaal/a.yaml': `bevoegdGezag: gemeente-lelystad
toewijzingen:
  - { behandeldienst: omgevingsdienst-noord, activiteiten: [Kappen] }
`,
};

/** The problems of a configuration with one mistaken file. */
async function problemsWith(
  name: string,
  content: string | Uint8Array = readFileSync(join(folder, name)),
): Promise<Expected[]> {
  const overlay = new Overlay(emptySource);
  for (const [path, text] of Object.entries(sound)) overlay.write(path, text);
  const [kind = ''] = name.split('/');
  const path = kind === 'toewijzingen' ? 'lokaal/a.yaml' : `${kind}.yaml`;
  overlay.write(path, content);
  const { problems } = await load(overlay, { checks });
  return problems.map(({ code, message, place }) => ({
    code,
    ...locate(place),
    en: formatMessage(message, 'en'),
    nl: formatMessage(message, 'nl'),
  }));
}

describe('each mistake is named at its place, in both languages', () => {
  test.each(Object.entries(table))('%s', async (name, expected) => {
    expect(await problemsWith(name)).toEqual(expected);
  });

  test('and each file in the folder has its row, with few problems', () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
    expect(Object.keys(table).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(40);
    for (const [name, { length }] of Object.entries(table)) {
      expect(length, name).toBeGreaterThan(0);
      expect(length, name).toBeLessThan(3);
    }
  });
});

/** Files that are no text, whose bytes cannot be converted. */
const noText = /\/(?:utf-16|word-document|old-word-document|pdf|windows-1252)/;

test.each(Object.entries(table).filter(([name]) => !noText.test(name)))(
  '%s is named at the same place with the line ends of Windows',
  async (name, expected) => {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\n', '\r\n');
    expect(await problemsWith(name, text)).toEqual(expected);
  },
);

test('several mistakes in one file are all named, and nothing that follows from them', async () => {
  const text = `bevoegdGezag: gemeente-lelystad
toewijzingen:
  -behandeldienst: omgevingsdienst-noord
   activiteiten:
      - Dakkapel
     - Uitbouw
    toestemmingen: [vergunning, melding
  - behandeldienst: omgevingsdienst-zuid
    activiteiten:[Kappen]
`;
  const problems = await problemsWith('toewijzingen/several', text);
  expect(problems.map(({ line, column, en }) => `${line}:${column} ${en}`)).toEqual([
    '3:3 A space is missing after the hyphen. Write: - behandeldienst: omgevingsdienst-noord',
    '4:4 This line is indented by 3 spaces, which does not fit the lines around it. Use 4 spaces',
    '6:6 This line is indented by 5 spaces, which does not fit the lines around it. Use 6 spaces',
    '7:20 The [ here is not closed. Write: toestemmingen: [vergunning, melding]',
    '9:17 A space is missing after the colon. Write: activiteiten: [Kappen]',
  ]);
});

test('the messages about omgevingen.yaml repeat nothing of a line, which may hold a secret', () => {
  const rows = Object.entries(table).filter(([name]) => name.startsWith('omgevingen/'));
  for (const [name, problems] of rows)
    for (const { en, nl } of problems) expect(`${en} ${nl}`, name).not.toMatch(/Write:|Schrijf:/);
});
