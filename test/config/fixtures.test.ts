import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkConfigs, checks } from '../../src/checks/check.js';
import { diskSource } from '../../src/config/disk-source.js';
import { loadConfigs } from '../../src/config/load.js';
import { load } from '../../src/config/loader.js';
import { configMessages } from '../../src/config/messages.js';
import { yamlMessages } from '../../src/config/yaml/messages.js';
import { formatMessage, languages } from '../../src/messages/message.js';
import { locate } from '../../src/model/place.js';
import { hasErrors } from '../../src/model/problem.js';
import { plain } from '../../src/output/colour.js';
import { validateGithub } from '../../src/output/validate-github.js';
import { validateGitlab } from '../../src/output/validate-gitlab.js';
import { validateJson } from '../../src/output/validate-json.js';
import { validateSarif } from '../../src/output/validate-sarif.js';
import { validateText } from '../../src/output/validate-text.js';
import { copyExamples, inFolder, run, write } from '../support/cli.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));

interface Expected {
  readonly problems: readonly { code: string; file: string; line: number; column: number; message: string }[];
  readonly configuraties?: readonly unknown[];
}

describe('the configuration of each fixture', () => {
  test.each(readdirSync(fixtures))('%s: loads with the expected problems and configuraties', async (name) => {
    const cwd = join(fixtures, name);
    const expected: Expected = JSON.parse(readFileSync(join(cwd, 'expected.json'), 'utf8'));
    const tree = await loadConfigs('configs', { cwd });
    const problems = checkConfigs(tree);
    const found = problems.map(({ code, place }) => ({ code, ...locate(place) }));
    expect(found).toEqual(expected.problems.map(({ message: _, ...rest }) => rest));
    for (const [i, { message }] of problems.entries()) {
      expect(formatMessage(message, 'en')).toMatch(new RegExp(expected.problems[i]?.message ?? '$^'));
      for (const language of languages)
        expect(formatMessage(message, language)).not.toMatch(/undefined|GEHEIM|\[object/);
    }
    if (expected.configuraties !== undefined) {
      const desired = [...tree.toewijzingen.values()].flat().flatMap((file) => file.desired);
      expect(desired.map(({ configuratie }) => configuratie)).toEqual(expected.configuraties);
    }
  });

  test.each(readdirSync(fixtures).filter((name) => name !== 'omgeving-without-files'))(
    '%s: shows every problem with its place, in both languages',
    async (name) => {
      const cwd = join(fixtures, name);
      const { files, configurations, problems, registers } = await load(diskSource('configs', cwd), {
        checks,
      });
      for (const language of languages) {
        const shown = validateText(
          { files, configurations, problems },
          { registers, language, paint: plain },
        );
        expect(shown).not.toMatch(/undefined|\[object|GEHEIM/);
        for (const { file, line, column } of expectedOf(name).problems)
          expect(shown).toContain(`${file}:${line}:${column}`);
      }
    },
  );

  test.each([
    'accepted-unquoted-oins',
    'oin-elfproef',
    'overlap',
    'latin-1',
    'unclosed-quote',
    'undeclared-folder',
  ])('%s: gives the expected exit code and places through the program', async (name) => {
    const cwd = join(fixtures, name);
    const { problems } = expectedOf(name);
    const { code, stdout, stderr } = await run(['validate'], cwd);
    const wrong = problems.some(({ code: problem }) => problem !== 'oin-elfproef' && problem !== 'empty');
    expect(code).toBe(wrong ? 1 : 0);
    // The only other output is a hint where to read on.
    expect(stderr).toMatch(
      code === 0 ? /^$/ : /^For an explanation and a solution: behandeldienst explain [a-z-]+\n$/,
    );
    expect(stdout).not.toMatch(/\n\s+at |node:internal|GEHEIM/);
    for (const { file, line, column } of problems) expect(stdout).toContain(`${file}:${line}:${column}`);
  });
});

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8'));
}

test.each([
  ['[x, y', 4000],
  ['{ a: 1', 4000],
  ['"x', 4000],
])(
  'a file that leaves %s open on every line is reported quickly',
  { timeout: 10_000 },
  async (left, lines) => {
    await inFolder(async (cwd) => {
      const text = Array.from({ length: lines }, (_, i) => `k${i}: ${left}\n`).join('');
      await write(cwd, { 'configs/lokaal/a.yaml': text });
      const { problems } = await load(diskSource('configs', cwd), { checks });
      expect(problems.length).toBeLessThanOrEqual(10);
      expect(problems[0]).toMatchObject({
        code: 'yaml-syntax',
        message: { template: yamlMessages.unclosed },
      });
    });
  },
);

describe('no output repeats a possible password from omgevingen.yaml', () => {
  test.each([
    'apiKey: GEHEIM-123',
    // Keys as they really are: of 36 and 32 characters, a UUID, tokens of git hosts, a word.
    'apiKey: l7xxGEHEIM91f2520d487b902f4e0b57a0b1',
    'apiKey: GEHEIM91F2520D487B902F4E0B57A0B1',
    'apiKey: GEHEIM_91F2520D487B902F4E0B57A0B1',
    'apiKey: 8b0fGEHEIM-4c5e-11ee-be56-0242ac120002',
    'apiKey: ghp_GEHEIMC7e42F292c6912E7710c838347Ae17',
    'rtr: { endpoint: "https://rtr.example.org", apiKey: geheimGEHEIM }',
    'verzoeksroutering: { endpoint: "https://v.example.org", apiKey: geheimGEHEIM }',
    'clientCertificate: { pfx: A, passphrase: welkomGEHEIM }',
    'clientCertificate: { cert: A, key: MIIEvGEHEIMBADANBgkqhkiG9w0BAQEFAASC }',
    'apikey: GEHEIM123',
    'clientCertificate: { cert: A, key: B, password: GEHEIM123 }',
    'clientCertificate: { cert: A, key: B, passphrase GEHEIM123 }',
    'clientCertificate: { pfx: A, password GEHEIM123 }',
    'apiKey: A\n    apiKey: GEHEIM123',
    'apiKey: GEHEIM: 123',
    'passphrase:GEHEIM123: x',
    'key GEHEIM123: x',
    'GEHEIM123: x',
    'key GEHEIM123: x\n    key GEHEIM123: y',
    'apiKey: "GEHEIM123',
    'apiKey: GEHEIM123"\n  - x',
    'apiKey: !GEHEIM123',
    'apiKey: !GEHEIM!123',
    'apiKey: *GEHEIM123',
    'apiKey: &GEHEIM123 *GEHEIM123',
    'apiKey: @GEHEIM123',
    'apiKey: %GEHEIM123',
    'apiKey: [GEHEIM123',
    'apiKey: ]GEHEIM123',
    'apiKey: |\n      -----BEGIN PRIVATE KEY-----\n      GEHEIM123',
    'apiKey:\n    GEHEIM123',
    'endpoint: https://x:GEHEIM123@example.org/',
    'endpoint: GEHEIM123',
  ])('%s', async (line) => {
    await inFolder(async (cwd) => {
      await write(cwd, { 'configs/omgevingen.yaml': `omgevingen:\n  pre:\n    ${line}\n` });
      const report = await load(diskSource('configs', cwd), { checks });
      expect(hasErrors(report.problems)).toBe(true);
      for (const language of languages) {
        const context = { registers: report.registers, language, paint: plain };
        for (const shown of [
          validateText(report, context),
          [...validateJson(report)].join(''),
          [...validateGithub(report, context)].join(''),
          [...validateGitlab(report, context)].join(''),
          [...validateSarif(report, context, '1.0.0')].join(''),
        ])
          expect(shown).not.toMatch(/GEHEIM|BEGIN PRIVATE/);
      }
    });
  });
});

describe('configuration folders', () => {
  test('with links that lead back or lead nowhere are reported', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        'configs/test/a.yaml': 'bevoegdGezag: "00000099000000001000"\ntoewijzingen: []\n',
      });
      mkdirSync(join(folder, 'configs/test/deep'));
      symlinkSync('..', join(folder, 'configs/test/deep/back'));
      symlinkSync('self.yaml', join(folder, 'configs/test/self.yaml'));
      symlinkSync('nowhere', join(folder, 'configs/test/gone.yaml'));
      const tree = await loadConfigs('configs', { cwd: folder });
      const reported = tree.problems.map(({ message, place }) => [place.file.path, message.template]);
      expect(reported).toEqual(
        expect.arrayContaining([
          ['configs/test/deep/back', configMessages.linkLoop],
          ['configs/test/self.yaml', configMessages.linkLoop],
          ['configs/test/gone.yaml', configMessages.danglingLink],
        ]),
      );
    });
  });

  test('have paths relative to the working directory', async () => {
    await inFolder(async (folder) => {
      await write(folder, { 'configs/test/a.yaml': 'bevoegdGezag: x\ntoewijzingen: []\n' });
      const cwd = join(folder, 'a/b/c/d');
      const { problems } = await loadConfigs('../../../../configs', { cwd });
      expect(problems[0]?.place.file.path).toBe('../../../../configs/test/a.yaml');
    });
  });

  test('without any file are reported as empty', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'configs'));
      await expect(loadConfigs('configs', { cwd: folder })).rejects.toMatchObject({
        kind: 'usage',
        problem: 'empty',
        reason: { template: configMessages.configsEmpty },
      });
    });
  });

  test('with the examples of this repository have no problems', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const tree = await loadConfigs('configs', { cwd: folder });
      expect(hasErrors(checkConfigs(tree))).toBe(false);
      expect(checkConfigs(tree)).toEqual([]);
      expect([...tree.toewijzingen.keys()]).toEqual(['lokaal', 'pre']);
    });
  });
});
