import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const gezag = '00000099000000001000';
const file = (behandeldienst: string, ...activiteiten: string[]): Record<string, string> => ({
  'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n  - { behandeldienst: ${behandeldienst}, activiteiten: [${activiteiten.join(', ')}] }\n`,
});

test('tells from git who changed the routing of an activiteit, when, in which pull request, from whom to whom', async () => {
  await inFolder(async (folder) => {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
    const commit = async (author: string, subject: string, files: Record<string, string>): Promise<void> => {
      await write(folder, files);
      git('add', '-A');
      git('-c', `user.name=${author}`, '-c', 'user.email=a@example.org', 'commit', '-qm', subject);
    };
    git('init', '-q', '-b', 'main');
    await commit('Anna', 'Begin', { 'README.md': 'x' });
    await commit('Bas', 'First assignments (#3)', {
      'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
      'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "${gezag}", naam: Gemeente X }
  noord: { oin: "00000099000000101000", naam: Noord }
  zuid: { oin: "00000099000000102000", naam: Zuid }
`,
      ...file('noord', 'Kappen'),
    });
    await commit('Cas', 'Another activiteit', file('noord', 'Kappen', 'Slopen'));
    await commit('Dia', 'Oops', { 'configs/lokaal/a.yaml': 'nonsense' });
    git('checkout', '-qb', 'branch');
    await commit('Eef', 'To the south', file('zuid', 'Kappen', 'Slopen'));
    git('checkout', '-q', 'main');
    git(
      '-c',
      'user.name=Fem',
      '-c',
      'user.email=f@example.org',
      'merge',
      '-q',
      '--no-ff',
      '-m',
      'Merge pull request #12 from x/branch',
      'branch',
    );

    const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^[\d-]{10} {2}[0-9a-f]{8} {2}Fem {2}Merge pull request #12 from x\/branch\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Noord → Zuid\n\n[\d-]{10} {2}[0-9a-f]{8} {2}Dia {2}Oops\n {2}the files had errors[^\n]*\n\n[\d-]{10} {2}[0-9a-f]{8} {2}Bas {2}First assignments \(#3\)\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Gemeente X itself → Noord\n\n$/,
    );
    const json = await run(
      ['log', '--activiteit', 'Slopen', '--bevoegd-gezag', 'gemeente', '--format', 'json'],
      folder,
    );
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        author: 'Fem',
        pullRequest: 12,
        routing: [{ from: '00000099000000101000', to: '00000099000000102000' }],
      },
      { author: 'Dia', broken: true, routing: [] },
      { author: 'Cas', routing: [{ from: gezag, to: '00000099000000101000' }] },
    ]);
    const none = await run(['log', '--activiteit', 'Bouwen'], folder);
    expect(none.stderr).toMatch(/^$|No commit changed/);
    expect((await run(['log', '--activiteit', 'Kappen', '--bevoegd-gezag', 'gemeent'], folder)).code).toBe(1);
  });
});
