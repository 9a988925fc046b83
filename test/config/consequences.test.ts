/** What follows from an error is held back; what does not follow from it is reported. */
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { locate } from '../../src/model/place.js';
import { emptySource } from '../support/sources.js';

const organisaties = `organisaties:
  gemeente: { oin: "00000099000000001000" }
  buur: { oin: "00000099000000002000" }
  noord: { oin: "00000099000000003000" }
  zuid: { oin: "00000099000000004000" }
`;
const toestemmingen = `toestemmingen:
  vergunning: { code: Vergunning, waarde: Aanvraag vergunning }
  melding: { code: Melding, waarde: Melding }
`;

/** A file that promises to cover its activiteiten, and says who gets Kappen. */
const promising = (gezag: string, dienst: string, expected = dienst): string => `bevoegdGezag: ${gezag}
dekking: volledig
toewijzingen:
  - { behandeldienst: ${dienst}, activiteiten: [Kappen] }
verwachtingen:
  - { activiteit: Kappen, behandeldienst: ${expected} }
`;

/** The problems of a configuration as `code file:line:column`. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const overlay = new Overlay(emptySource);
  const all = {
    'omgevingen.yaml': 'omgevingen:\n  test: { simulator: dso.json }\n',
    'organisaties.yaml': organisaties,
    'toestemmingen.yaml': toestemmingen,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) overlay.write(name, text);
  const { problems } = await load(overlay, { checks });
  return problems.map(({ code, place }) => {
    const { file, line, column } = locate(place);
    return `${code} ${file.replace('configs/', '')}:${line}:${column}`;
  });
}

describe('an error in a register', () => {
  test.each([
    [
      'an OIN that is too short',
      organisaties.replace('00000099000000003000', '99'),
      'invalid-oin organisaties.yaml:4:17',
    ],
    [
      'an entry without OIN',
      organisaties.replace('oin: "00000099000000003000"', 'naam: Noord'),
      'schema organisaties.yaml:4:10',
    ],
    [
      'an entry at the wrong level',
      organisaties.replace('  noord:', 'noord:').replace(/ {2}zuid.*\n/, ''),
      'schema organisaties.yaml:4:1',
    ],
    [
      'an entry with a wrong name',
      organisaties.replace('  noord:', '  noord!:'),
      'schema organisaties.yaml:4:3',
    ],
    [
      'a first key in capitals',
      organisaties.replace('organisaties:', 'Organisaties:'),
      'schema organisaties.yaml:1:1',
    ],
    ['a list', 'organisaties:\n  - { naam: noord }\n', 'schema organisaties.yaml:2:3'],
    [
      'a syntax error',
      organisaties.replace('"00000099000000003000" }', '"00000099000000003000"'),
      'yaml-syntax organisaties.yaml:4:10',
    ],
  ])('hides the unknown names, gaps and verwachtingen that it causes: %s', async (_name, text, problem) => {
    expect(
      await problemsOf({ 'organisaties.yaml': text, 'test/a.yaml': promising('gemeente', 'noord') }),
    ).toEqual([problem]);
  });

  test.each([
    ['toestemmingen:\n  vergunning: { code: "" , waarde: x }\n', 'schema toestemmingen.yaml:2:23'],
    ['toestemmingen: [vergunning]\n', 'schema toestemmingen.yaml:1:16'],
  ])('hides the gaps for toestemmingen that are unknown: %j', async (text, problem) => {
    const file = promising('gemeente', 'noord').replace(' }', ', toestemmingen: [vergunning] }');
    const files = { 'toestemmingen.yaml': text, 'test/a.yaml': file };
    expect(await problemsOf(files)).toEqual([problem]);
  });

  test('hides nothing in files that do not use the entry', async () => {
    const files = {
      'organisaties.yaml': organisaties.replace('00000099000000003000', '99'),
      'test/a.yaml': promising('gemeente', 'noord'),
      'test/b.yaml': promising('buur', 'zuid', 'gemeente').replace(
        '[Kappen]',
        '[Kappen], toestemmingen: [melding]',
      ),
      'test/c.yaml': promising('zuid', 'buur').replace('{ behandeldienst: buur', '{ behandeldienst: buurt'),
    };
    expect(await problemsOf(files)).toEqual([
      'invalid-oin organisaties.yaml:4:17',
      'gap test/b.yaml:4:44',
      'verwachting test/b.yaml:6:5',
      'unknown-organisatie test/c.yaml:4:23',
    ]);
  });

  test('hides no overlap of healthy toewijzingen', async () => {
    const text = `bevoegdGezag: gemeente
toewijzingen:
  - { behandeldienst: noord, activiteiten: [Slopen] }
  - { behandeldienst: zuid, activiteiten: [Kappen] }
  - { behandeldienst: buur, activiteiten: [Kappen] }
`;
    const files = {
      'organisaties.yaml': organisaties.replace('00000099000000003000', '99'),
      'test/a.yaml': text,
    };
    expect(await problemsOf(files)).toEqual([
      'invalid-oin organisaties.yaml:4:17',
      'overlap test/a.yaml:5:44',
    ]);
  });
});

describe('an error in a file', () => {
  test('hides the gap and the verwachting of its own activiteit, and of no other', async () => {
    const text = `bevoegdGezag: gemeente
dekking: volledig
toewijzingen:
  - { behandeldienst: nord, activiteiten: [Kappen], toestemmingen: [melding] }
  - { behandeldienst: zuid, activiteiten: [Kappen, Slopen], toestemmingen: [vergunning] }
verwachtingen:
  - { activiteit: Kappen, behandeldienst: noord }
  - { activiteit: Slopen, behandeldienst: noord }
`;
    expect(await problemsOf({ 'test/a.yaml': text })).toEqual([
      'unknown-organisatie test/a.yaml:4:23',
      'gap test/a.yaml:5:52',
      'verwachting test/a.yaml:8:5',
    ]);
  });

  test('hides the gaps and verwachtingen in the other files of its bevoegd gezag when it cannot be parsed', async () => {
    const files = {
      'test/a.yaml': promising('gemeente', 'noord', 'zuid'),
      'test/b.yaml': 'bevoegdGezag: gemeente\ntoewijzingen:\n  - { behandeldienst: zuid\n',
      'test/c.yaml': promising('buur', 'noord', 'zuid'),
    };
    expect(await problemsOf(files)).toEqual(['yaml-syntax test/b.yaml:3:5', 'verwachting test/c.yaml:6:5']);
  });

  test('hides the gaps for a werkingsgebied of which nothing is known', async () => {
    const text = promising('gemeente', 'noord').replace(
      'toewijzingen:\n',
      'werkingsgebied: [gemente]\ntoewijzingen:\n',
    );
    const file = text.replace('[Kappen] }', '[Kappen], locaties: [gemeente] }');
    expect(await problemsOf({ 'test/a.yaml': file.replace(/verwachtingen.*/s, '') })).toEqual([
      'unknown-organisatie test/a.yaml:3:18',
    ]);
  });
});

test('a list with unknown names that an alias repeats has a problem at each place where it is used', async () => {
  const text = `bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: noord
    activiteiten: [Kappen]
    toestemmingen: &alles [vergunnning, melding]
  - behandeldienst: zuid
    activiteiten: [Slopen]
    toestemmingen: *alles
`;
  expect(await problemsOf({ 'test/a.yaml': text })).toEqual([
    'unknown-toestemming test/a.yaml:5:28',
    'unknown-toestemming test/a.yaml:8:20',
  ]);
});
