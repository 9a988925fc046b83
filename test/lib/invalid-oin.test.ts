/** An OIN that a spreadsheet or a person spoiled is explained in the same words wherever an organisatie is named. */
import { describe, expect, test } from 'vitest';
import { invalidOin, looksLikeOin } from '../../src/lib/invalid-oin.js';
import { formatMessage } from '../../src/messages/message.js';
import { copyExamples, inFolder, run, write } from '../support/cli.js';

const write20 = 'Write: "00000001005024249000"';

/** A spoiled OIN, and what must be said about it. */
const spoiled: readonly (readonly [string, string])[] = [
  ['1,8E+12', 'a spreadsheet has turned it into a rounded number'],
  ['1.00502E+12', 'a spreadsheet has turned it into a rounded number'],
  ['1E+12', 'a spreadsheet has turned it into a rounded number'],
  [
    '1005024249000',
    `the zeros in front are missing, as in a spreadsheet that takes it for a number. ${write20}`,
  ],
  ['00000001 005024249 000', `it contains spaces or other separators. ${write20}`],
  ['00000001.005024249.000', `it contains spaces or other separators. ${write20}`],
  ["'00000001005024249000", `there are signs around it. ${write20}`],
  ['="00000001005024249000"', `there are signs around it. ${write20}`],
  ['“00000001005024249000”', `there are signs around it. ${write20}`],
  ['O0000001005024249000', `it contains letters that look like digits. ${write20}`],
  ['0000000100502424900', 'it has 19 positions instead of 20. Look it up in the OIN register'],
  ['00000003a23456789000', 'it contains lower-case letters. Write: "00000003A23456789000"'],
];

test.each(spoiled)('%s: is recognised and explained', (text, explanation) => {
  expect(looksLikeOin(text)).toBe(true);
  const [en, nl] = (['en', 'nl'] as const).map((language) => formatMessage(invalidOin(text), language));
  expect(en).toContain(`"${text}" is not an OIN: ${explanation}`);
  expect(nl).toMatch(/ is geen OIN: (?:er |een spreadsheet|de nullen|het heeft)/);
});

test.each(['gemeente-lelystad', 'noord', '2e-kans', 'ODNZKG', 'rijk', '1e', '112', 'e-12'])(
  '%s: is a name',
  (text) => {
    expect(looksLikeOin(text)).toBe(false);
  },
);

test('zeros are not added where the digits may have been lost elsewhere', () => {
  for (const text of ['12345678901234567', '1005024249', '1005024249001000'])
    expect(formatMessage(invalidOin(text), 'en')).toContain('positions instead of 20');
  // The RSIN fails the elfproef: a digit is wrong too.
  expect(formatMessage(invalidOin('1005024248000'), 'en')).toContain('positions instead of 20');
});

interface NamedAt {
  readonly args: (oin: string) => string[];
  /** Files that name the organisatie. */
  readonly files?: (oin: string) => Record<string, string>;
}

const resolve = ['resolve', '--bevoegd-gezag', 'gemeente-lelystad', '--activiteit', 'Kappen'];

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const places: readonly (readonly [string, NamedAt])[] = [
  [
    'bevoegdGezag in a file',
    {
      args: () => ['validate'],
      files: (oin) => ({ 'configs/lokaal/x.yaml': `bevoegdGezag: ${quoted(oin)}\ntoewijzingen: []\n` }),
    },
  ],
  [
    'a register',
    {
      args: () => ['validate'],
      files: (oin) => ({ 'configs/organisaties.yaml': `organisaties:\n  x: { oin: ${quoted(oin)} }\n` }),
    },
  ],
  [
    'a table',
    {
      args: () => ['import', '--from-csv', 'x.csv'],
      files: (oin) => ({
        'x.csv': `Bevoegd gezag;Activiteit;Behandeldienst\ngemeente-lelystad;Kappen;"${oin.replaceAll('"', '""')}"\n`,
      }),
    },
  ],
  [
    'resolve --bevoegd-gezag',
    { args: (oin) => ['resolve', '--bevoegd-gezag', oin, '--activiteit', 'Kappen'] },
  ],
  ['resolve --locatie', { args: (oin) => [...resolve, '--locatie', oin] }],
  ['resolve --activiteit-oin', { args: (oin) => [...resolve, '--activiteit-oin', oin] }],
  ['import --bevoegd-gezag', { args: (oin) => ['import', '--bevoegd-gezag', oin] }],
  ['report --bevoegd-gezag', { args: (oin) => ['report', '--bevoegd-gezag', oin, '--out', 'r.html'] }],
  [
    'init --oin',
    { args: (oin) => ['init', '--bevoegd-gezag', 'X', '--oin', oin, '--force', '--package', './x.tgz'] },
  ],
];

describe.each(places)('in %s', (_place, { args, files }) => {
  test.each(spoiled)('%s: gets the message about OINs', async (oin, explanation) => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, files?.(oin) ?? {});
      const { code, stdout, stderr } = await run(args(oin), folder);
      expect(code).toBe(1);
      expect(`${stdout}${stderr}`).toContain(`is not an OIN: ${explanation}`);
    });
  });
});
