import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';
import { serve } from '../support/server.js';

const omgevingen = 'omgevingen:\n  pre: { simulator: pre.json }\n  prod: { simulator: prod.json }\n';
const file =
  'bevoegdGezag: "00000099000000001000"\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [Kappen] }\n';
const nowhere = { GITHUB_REPOSITORY: '', CI_API_V4_URL: '', TF_BUILD: '' };

/** Runs in a folder with a plan of pre and a plan of prod. */
async function withPlans(work: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await write(folder, {
      'configs/omgevingen.yaml': omgevingen,
      'configs/pre/a.yaml': file,
      'configs/prod/a.yaml': file,
    });
    for (const omgeving of ['pre', 'prod']) {
      const out = `${omgeving}.json`;
      const { stdout } = await run(
        ['plan', '--omgeving', omgeving, '--format', 'markdown', '--out', out],
        folder,
      );
      await write(folder, { [`${omgeving}.md`]: stdout });
    }
    await work(folder);
  });
}

describe('ci', () => {
  test('drift-issue: refuses a plan of one omgeving with the text of another', async () => {
    await withPlans(async (folder) => {
      const args = (plan: string) => ['ci', 'drift-issue', '--plan', plan, '--file', 'pre.md'];
      expect(await run(args('prod.json'), folder, nowhere)).toEqual({
        code: 1,
        stdout: '',
        stderr: '--plan is about the omgeving prod, and --file about pre. Give two files of one omgeving\n',
      });
      expect((await run([...args('prod.json'), '--lang', 'nl'], folder, nowhere)).stderr).toBe(
        '--plan gaat over de omgeving prod, en --file over pre. Geef twee bestanden van dezelfde omgeving\n',
      );
      // Two files of one omgeving get as far as the git host, and there is none.
      expect((await run(args('pre.json'), folder, nowhere)).stderr).toMatch(
        /^This command works only in a run of CI at GitHub or GitLab\. None of these environment variables is set: GITHUB_REPOSITORY, CI_API_V4_URL\n$/,
      );
    });
  });

  test.each([
    ['comment', ['ci', 'comment', '--file', 'pre.md']],
    ['drift-issue', ['ci', 'drift-issue', '--plan', 'pre.json', '--file', 'pre.md']],
    ['reviewed-plan', ['ci', 'reviewed-plan', '--omgeving', 'pre']],
  ])('%s: reports an HTML page in place of JSON, and an unusable address', async (_n, args) => {
    const proxy = await serve((response) => response.writeHead(200).end('<html>'));
    try {
      await withPlans(async (folder) => {
        await write(folder, { 'event.json': '{"pull_request":{"number":1}}' });
        const env = { ...nowhere, GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 't', GITHUB_SHA: 'abc' };
        const at = { ...env, GITHUB_EVENT_PATH: join(folder, 'event.json'), GITHUB_API_URL: proxy.endpoint };
        const { host } = new URL(proxy.endpoint);
        expect(await run(args, folder, at)).toEqual({
          code: 3,
          stdout: '',
          stderr: `GitHub (${host}) gave an answer that is not JSON. Does a proxy answer with a page of its own?\n`,
        });
        expect(await run(args, folder, { ...at, GITHUB_API_URL: 'nonsense' })).toMatchObject({
          code: 1,
          stdout: '',
          stderr: expect.stringMatching(/^The environment variable GITHUB_API_URL is not the address/),
        });
      });
    } finally {
      await proxy.close();
    }
  });

  test.each([
    ['reviewed-plan at GitLab', 'CI_API_V4_URL', 'GITLAB_TOKEN', 'GitLab'],
    ['reviewed-plan at Azure DevOps', 'TF_BUILD', 'SYSTEM_ACCESSTOKEN', 'Azure DevOps'],
  ])('%s: is not supported', async (_n, variable, token, name) => {
    await inFolder(async (folder) => {
      const env = { ...nowhere, [variable]: 'https://git.example.org/api/v4', [token]: 't' };
      const args = ['ci', 'reviewed-plan', '--omgeving', 'pre'];
      expect(await run(args, folder, env)).toEqual({
        code: 1,
        stdout: '',
        stderr: `This program cannot find the plan that was reviewed at ${name}\n`,
      });
      expect((await run([...args, '--lang', 'nl'], folder, env)).stderr).toBe(
        `Dit programma kan bij ${name} het beoordeelde plan niet terugvinden\n`,
      );
    });
  });
});
