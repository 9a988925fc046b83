/** One mistake with many places is one entry for people; for programs each place stays a problem of its own. */
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { type LoadedConfiguration, load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { plain } from '../../src/output/colour.js';
import { groupProblems } from '../../src/output/group-problems.js';
import { validateGithub } from '../../src/output/validate-github.js';
import { validateGitlab } from '../../src/output/validate-gitlab.js';
import { validateJson } from '../../src/output/validate-json.js';
import { validateSarif } from '../../src/output/validate-sarif.js';
import { validateText } from '../../src/output/validate-text.js';
import { emptySource } from '../support/sources.js';

/** Thirty files of toewijzingen, each of which names the same unknown organisatie twice. */
function thirtyFiles(): Promise<LoadedConfiguration> {
  const overlay = new Overlay(emptySource);
  overlay.write('omgevingen.yaml', 'omgevingen:\n  test: { simulator: dso.json }\n');
  overlay.write(
    'organisaties.yaml',
    'organisaties:\n  noord: { oin: "00000099000000003000" }\n  zuid: { oin: "99" }\n',
  );
  for (let i = 10; i < 40; i += 1) {
    const text = `bevoegdGezag: "000000990000000${i}000"
toewijzingen:
  - { behandeldienst: nord, activiteiten: [Kappen] }
  - { behandeldienst: nord, activiteiten: [Slopen] }
`;
    overlay.write(`test/${i}.yaml`, text);
  }
  return load(overlay, { checks });
}

describe('an unknown name in thirty files', () => {
  test('is one entry with its first places and a count, after the errors in the registers', async () => {
    const report = await thirtyFiles();
    const { registers } = report;
    expect(
      validateText(report, { registers, language: 'en', paint: plain }),
    ).toBe(`configs/organisaties.yaml:3:16  error invalid-oin
  "99" is not an OIN: it has 2 positions instead of 20. Look it up in the OIN register
  3 │   zuid: { oin: "99" }
    │                ^

configs/test/10.yaml:3:23  error unknown-organisatie
  No organisatie is called "nord". Did you mean noord?
  3 │   - { behandeldienst: nord, activiteiten: [Kappen] }
    │                       ^
  also configs/test/10.yaml:4:23
  also configs/test/11.yaml:3:23
  also configs/test/11.yaml:4:23
  also configs/test/12.yaml:3:23
  and 55 more places

32 files, 0 configuraties: 2 errors, in 61 places
`);
    const dutch = validateText(report, { registers, language: 'nl', paint: plain });
    expect(dutch).toContain('\n  ook configs/test/10.yaml:4:23\n');
    expect(dutch).toContain('\n  en nog 55 plaatsen\n');
    expect(dutch).toContain('2 fouten, op 61 plaatsen\n');
  });

  test('is a problem at each place for programs', async () => {
    const report = await thirtyFiles();
    const context = { registers: report.registers, language: 'en' as const, paint: plain };
    const text = (pieces: Iterable<string>): string => [...pieces].join('');
    expect(JSON.parse(text(validateJson(report))).problems).toHaveLength(61);
    expect(JSON.parse(text(validateGitlab(report, context)))).toHaveLength(61);
    expect(JSON.parse(text(validateSarif(report, context, '1.0.0'))).runs[0].results).toHaveLength(61);
    expect(text(validateGithub(report, context)).match(/^::error /gm)).toHaveLength(61);
  });
});

test('problems that are not about a name stay entries of their own', async () => {
  const overlay = new Overlay(emptySource);
  overlay.write('omgevingen.yaml', 'omgevingen:\n  test: { simulator: dso.json }\n');
  for (const name of ['a', 'b']) overlay.write(`test/${name}.yaml`, 'bevoegdGezag:\ntoewijzingen: []\n');
  const { problems } = await load(overlay, { checks });
  expect(groupProblems(problems).map(({ problem: { code }, elsewhere }) => [code, elsewhere.length])).toEqual(
    ['schema', 'empty', 'schema', 'empty'].map((code) => [code, 0]),
  );
});
