import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const urn = 'nl.imow-gm0995.activiteit.BetonUitwassen';
const other = 'nl.imow-gm0996.activiteit.BetonUitwassen';

function file(...lines: readonly [dienst: string, naam: string][]): Record<string, string> {
  const toewijzingen = lines.map(
    ([dienst, naam]) => `  - { behandeldienst: ${dienst}, activiteiten: [${naam}] }\n`,
  );
  return { 'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n${toewijzingen.join('')}` };
}

/** A configuration of which DSO-LV holds `reported`, before the files become `files`. */
async function inTree(
  reported: readonly [string, string][],
  files: readonly [string, string][],
  work: (folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    await write(folder, {
      'configs/omgevingen.yaml':
        'omgevingen:\n  lokaal: { simulator: dso.json, operaties: [POST, PUT, DELETE] }\n',
      'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "00000099000000001000", naam: Gemeente X }
  noord: { oin: "00000099000000101000", naam: Noord }
  zuid: { oin: "00000099000000102000", naam: Zuid }
`,
      ...file(...reported),
    });
    expect((await run(['apply', '--yes'], folder)).code).toBe(0);
    await write(folder, file(...files));
    await work(folder);
  });
}

describe('one activiteit under two names', () => {
  test('is refused in the files', async () => {
    const lines: [string, string][] = [
      ['noord', 'BetonUitwassen'],
      ['zuid', urn],
    ];
    await inTree([['noord', 'BetonUitwassen']], lines, async (folder) => {
      for (const command of [['validate'], ['apply', '--yes'], ['verify']]) {
        const { code, stdout, stderr } = await run(command, folder);
        expect(code).toBe(1);
        expect(stdout + stderr).toContain('configs/lokaal/a.yaml:4:44  error activiteit-spelling');
      }
    });
  });

  test('is in place at DSO-LV, and every format says how DSO-LV spells it', async () => {
    await inTree([['noord', 'BetonUitwassen']], [['noord', urn]], async (folder) => {
      const note = `DSO-LV spells ${urn} as BetonUitwassen (id 1). It counts as the same activiteit`;
      const text = await run(['plan', '--detailed-exitcode'], folder);
      expect(text.code).toBe(0);
      expect(text.stdout + text.stderr).toContain(note);
      const actions = await run(['plan', '--show', 'actions'], folder);
      expect(actions.stdout).toContain(note);
      const markdown = await run(['plan', '--format', 'markdown'], folder);
      expect(markdown.stdout).toContain('BetonUitwassen (id 1). It counts as the same activiteit');
      const json = JSON.parse((await run(['plan', '--format', 'json'], folder)).stdout);
      expect(json).toMatchObject({
        matches: true,
        actions: [],
        warnings: [{ message: note, ids: ['1'], activiteit: { naam: 'BetonUitwassen' } }],
      });
      expect((await run(['verify'], folder)).code).toBe(0);
    });
  });

  test('is replaced at DSO-LV by what the files say, under the name in the files', async () => {
    await inTree([['noord', 'BetonUitwassen']], [['zuid', urn]], async (folder) => {
      expect((await run(['verify'], folder)).code).toBe(4);
      expect((await run(['apply', '--yes'], folder)).code).toBe(0);
      const json = JSON.parse((await run(['plan', '--format', 'json'], folder)).stdout);
      expect(json).toMatchObject({ matches: true, warnings: [] });
    });
  });

  test('is left alone, also with --prune, while it is unclear which one is meant', async () => {
    const reported: [string, string][] = [
      ['noord', urn],
      ['zuid', other],
    ];
    await inTree(reported, [['noord', 'BetonUitwassen']], async (folder) => {
      const { code, stdout } = await run(['apply', '--yes', '--prune'], folder);
      expect(code).toBe(4);
      expect(stdout).toContain(`write the whole name in the files, ${urn} or ${other}`);
      const json = JSON.parse((await run(['plan', '--prune', '--format', 'json'], folder)).stdout);
      expect(json.summary).toMatchObject({ create: 0, replace: 0, delete: 0, blocked: 1, unmanaged: 2 });
    });
  });
});
