import { execFileSync } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const gezag = '00000099000000001000';
const ander = '00000099000000002000';
const noord = '00000099000000101000';
const zuid = '00000099000000102000';

const organisaties = `organisaties:
  gemeente: { oin: "${gezag}", naam: Gemeente X }
  ander: { oin: "${ander}", naam: Gemeente Y }
  noord: { oin: "${noord}", naam: Noord }
  zuid: { oin: "${zuid}", naam: Zuid }
`;
const registers = {
  'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
  'configs/organisaties.yaml': organisaties,
};
const says = (bevoegdGezag: string, behandeldienst: string, ...activiteiten: string[]): string =>
  `bevoegdGezag: ${bevoegdGezag}\ntoewijzingen:\n  - { behandeldienst: ${behandeldienst}, activiteiten: [${activiteiten.join(', ')}] }\n`;
const file = (behandeldienst: string, ...activiteiten: string[]): Record<string, string> => ({
  'configs/lokaal/a.yaml': says('gemeente', behandeldienst, ...activiteiten),
});

/** A git repository in which a test writes a history. */
class Repository {
  constructor(readonly folder: string) {
    this.git('init', '-q', '-b', 'main');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' }).trim();
  }

  as(author: string, ...args: string[]): void {
    this.git('-c', `user.name=${author}`, '-c', 'user.email=a@example.org', ...args);
  }

  async commit(author: string, message: string, files: Record<string, string> = {}): Promise<void> {
    await write(this.folder, files);
    this.git('add', '-A');
    this.as(author, 'commit', '-q', '--cleanup=verbatim', '-m', message);
  }
}

function inRepository(work: (repository: Repository) => Promise<void>): Promise<void> {
  return inFolder((folder) => work(new Repository(folder)));
}

interface Entry {
  readonly author?: string;
  readonly pullRequest?: number;
  readonly begins?: true;
  readonly broken?: true;
  readonly routing: readonly { readonly bevoegdGezag: string; readonly from: string; readonly to: string }[];
}

async function entries(folder: string, activiteit: string, ...more: string[]): Promise<Entry[]> {
  const { code, stdout, stderr } = await run(
    ['log', '--activiteit', activiteit, '--format', 'json', ...more],
    folder,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Entry[];
}

/** Author, old and new behandeldienst of each entry, newest first. An entry with errors has the author only. */
async function changes(folder: string, activiteit: string, ...more: string[]): Promise<unknown[]> {
  return (await entries(folder, activiteit, ...more)).map(({ author, broken, routing }) => [
    author,
    ...(broken ? ['broken'] : []),
    ...routing.flatMap(({ from, to }) => [from, to]),
  ]);
}

test('log: shows who changed the routing of an activiteit, when, in which pull request, from whom to whom', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'Begin', { 'README.md': 'x' });
    await repository.commit('Bas', 'First assignments (#3)', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Cas', 'Another activiteit', file('noord', 'Kappen', 'Slopen'));
    await repository.commit('Dia', 'Oops', { 'configs/lokaal/a.yaml': 'nonsense' });
    repository.git('checkout', '-qb', 'branch');
    await repository.commit('Eef', 'To the south', file('zuid', 'Kappen', 'Slopen'));
    repository.git('checkout', '-q', 'main');
    repository.as('Fem', 'merge', '-q', '--no-ff', '-m', 'Merge pull request #12 from x/branch', 'branch');

    const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^[\d-]{10} {2}[0-9a-f]{8} {2}Fem {2}Merge pull request #12 from x\/branch\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Noord → Zuid\n\n[\d-]{10} {2}[0-9a-f]{8} {2}Dia {2}Oops\n {2}the files had errors[^\n]*\n\n[\d-]{10} {2}[0-9a-f]{8} {2}Bas {2}First assignments \(#3\)\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Gemeente X itself → Noord\n\n$/,
    );
    expect(await entries(folder, 'Slopen', '--bevoegd-gezag', 'gemeente')).toMatchObject([
      { author: 'Fem', pullRequest: 12, routing: [{ from: noord, to: zuid }] },
      { author: 'Dia', broken: true, routing: [] },
      { author: 'Cas', routing: [{ from: gezag, to: noord }] },
    ]);
    expect((await run(['log', '--activiteit', 'Kappen', '--bevoegd-gezag', 'gemeent'], folder)).code).toBe(1);
  });
});

test('log: names no author for a file that is not committed', async () => {
  await inRepository(async ({ folder }) => {
    await write(folder, { ...registers, ...file('noord', 'Kappen') });
    const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/No commit changed who handles Kappen on lokaal/);
  });
});

async function shallow(
  repository: Repository,
  depth: number,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (above) => {
    const clone = join(above, 'clone');
    const url = pathToFileURL(repository.folder).href;
    execFileSync('git', ['clone', '-q', `--depth=${depth}`, url, clone], { stdio: 'ignore' });
    await work(clone);
  });
}

test('log: reports that a shallow clone is cut off, and names no author for its first state', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Bas', 'Another', file('noord', 'Kappen', 'Slopen'));
    await repository.commit('Cas', 'To the south', file('zuid', 'Kappen', 'Slopen'));

    await shallow(repository, 1, async (folder) => {
      const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
      expect(code).toBe(0);
      expect(stderr).toMatch(/shallow clone: its history starts at commit [0-9a-f]{8}/);
      expect(stderr).toMatch(/git fetch --unshallow/);
      expect(stderr).toMatch(/No commit since then changed who handles Kappen/);
      expect(stdout).toMatch(
        /^[\d-]{10} {2}[0-9a-f]{8} {2}the history in this clone begins here[^\n]*\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Zuid\n\n$/,
      );
      const dutch = await run(['log', '--activiteit', 'Kappen', '--lang', 'nl', '-q'], folder);
      expect(dutch.stderr).toMatch(/ondiepe kloon.*git fetch --unshallow/);
    });
    await shallow(repository, 2, async (folder) => {
      const { stdout, stderr } = await run(['log', '--activiteit', 'Kappen', '--format', 'json'], folder);
      expect(stderr).toMatch(/git fetch --unshallow/);
      const all = JSON.parse(stdout) as Entry[];
      expect(all).toMatchObject([
        { author: 'Cas', routing: [{ from: noord, to: zuid }] },
        { begins: true, routing: [], state: [{ bevoegdGezag: gezag, behandeldienst: noord }] },
      ]);
      expect(all[1]).not.toHaveProperty('author');
      expect(stdout).not.toMatch(/Bas|Another/);
    });
    await shallow(repository, 3, async (folder) => {
      expect(await changes(folder, 'Kappen')).toEqual([
        ['Cas', noord, zuid],
        ['Anna', gezag, noord],
      ]);
    });
  });
});

test('log: names no author for the first valid state when a shallow clone begins with errors', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Bas', 'Oops', { 'configs/lokaal/a.yaml': 'bevoegdGezag: gemeente\nKappen: [' });
    await repository.commit('Cas', 'Mended', file('noord', 'Kappen'));
    await repository.commit('Dia', 'To the south', file('zuid', 'Kappen'));
    await shallow(repository, 3, async (folder) => {
      const { stdout } = await run(['log', '--activiteit', 'Kappen', '--format', 'json'], folder);
      expect(JSON.parse(stdout)).toMatchObject([
        { author: 'Dia', routing: [{ from: noord, to: zuid }] },
        { begins: true, state: [{ behandeldienst: noord }] },
        { begins: true, broken: true, state: [] },
      ]);
      expect(stdout).not.toMatch(/Bas|Cas/);
    });
  });
});

test('log: follows a moved folder, and counts the move as no change', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', {
      ...registers,
      ...file('noord', 'Kappen', 'Slopen', 'Bouwen'),
    });
    await repository.commit('Bas', 'To the south', file('zuid', 'Kappen', 'Slopen', 'Bouwen'));
    const wanted = [
      ['Bas', noord, zuid],
      ['Anna', gezag, noord],
    ];
    await write(folder, { 'toew/README.md': 'x' });
    repository.git('mv', 'configs', 'toew/configs');
    await repository.commit('Cas', 'Moved');
    const moved = ['--configs', 'toew/configs'];
    expect(await changes(folder, 'Kappen', ...moved)).toEqual(wanted);

    // And an omgeving that is given another name, at once with a change.
    repository.git('mv', 'toew/configs/lokaal', 'toew/configs/proef');
    await repository.commit('Dia', 'Renamed', {
      'toew/configs/omgevingen.yaml': 'omgevingen:\n  proef: { simulator: dso.json }\n',
      'toew/configs/proef/a.yaml': says('gemeente', 'zuid', 'Kappen', 'Slopen'),
    });
    const renamed = [...moved, '--omgeving', 'proef'];
    expect(await changes(folder, 'Kappen', ...renamed)).toEqual(wanted);
    expect(await changes(folder, 'Bouwen', ...renamed)).toEqual([['Dia', zuid, gezag], ...wanted]);
    expect(await changes(join(folder, 'toew'), 'Kappen', '--omgeving', 'proef')).toEqual(wanted);

    // Back to where it stood at first.
    repository.git('mv', 'toew/configs', 'configs');
    await repository.commit('Eef', 'Moved back');
    expect(await changes(folder, 'Kappen', '--omgeving', 'proef')).toEqual(wanted);
  });
});

test.each([
  ['the registers first', ['organisaties.yaml', 'lokaal']],
  ['the registers last', ['lokaal', 'organisaties.yaml']],
])('log: follows a folder that was moved in two commits, %s', async (_name, order) => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await write(repository.folder, { 'toew/omgevingen.yaml': registers['configs/omgevingen.yaml'] });
    for (const item of order) {
      repository.git('mv', `configs/${item}`, `toew/${item}`);
      await repository.commit('Bas', 'Moved a part');
    }
    await repository.commit('Cas', 'To the south', {
      'toew/lokaal/a.yaml': says('gemeente', 'zuid', 'Kappen'),
    });
    expect(await changes(repository.folder, 'Kappen', '--configs', 'toew')).toEqual([
      ['Cas', noord, zuid],
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: follows a folder that was moved while its only file was renamed within it', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', {
      ...registers,
      'configs/lokaal/deep/c.yaml': says('gemeente', 'noord', 'Kappen'),
    });
    await write(repository.folder, { 'toew/README.md': 'x' });
    repository.git('mv', 'configs', 'toew/configs');
    repository.git('mv', 'toew/configs/lokaal/deep/c.yaml', 'toew/configs/lokaal/a.yaml');
    await repository.commit('Bas', 'Moved and renamed');
    expect(await changes(repository.folder, 'Kappen', '--configs', 'toew/configs')).toEqual([
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: follows files that were rewritten during a move by their names', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    repository.git('rm', '-rq', 'configs/lokaal');
    await repository.commit('Bas', 'Another name, another style', {
      'configs/omgevingen.yaml': 'omgevingen:\n  proef: { simulator: dso.json }\n',
      'configs/proef/a.yaml': `# Rewritten from top to bottom.\n"bevoegdGezag": "${gezag}"\n"toewijzingen":\n  -\n    "activiteiten":\n      - "Kappen"\n    "behandeldienst": "${noord}"\n`,
    });
    expect(await changes(repository.folder, 'Kappen', '--omgeving', 'proef')).toEqual([
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: treats a copy as a move when the original is gone, and otherwise points to the original', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await cp(join(folder, 'configs'), join(folder, 'toew/configs'), { recursive: true });
    await repository.commit('Bas', 'Copied');
    const there = ['--configs', 'toew/configs'];
    const { stdout } = await run(['log', '--activiteit', 'Kappen', ...there], folder);
    expect(stdout).toMatch(
      /^[\d-]{10} {2}[0-9a-f]{8} {2}the files were copied here from configs\/lokaal: [^\n]*\n {2}Gemeente X · Kappen\n {4}all toestemmingen · whole area: Noord\n\n$/,
    );
    expect(await entries(folder, 'Kappen', ...there)).toMatchObject([
      { begins: true, copiedFrom: 'configs/lokaal', state: [{ behandeldienst: noord }] },
    ]);
    repository.git('rm', '-rq', 'configs');
    await repository.commit('Cas', 'Cleared away');
    expect(await changes(folder, 'Kappen', ...there)).toEqual([['Anna', gezag, noord]]);
  });
});

test('log: treats a copy of another omgeving as a new omgeving', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await cp(join(folder, 'configs/lokaal'), join(folder, 'configs/proef'), { recursive: true });
    await repository.commit('Bas', 'Copied', {
      'configs/omgevingen.yaml':
        'omgevingen:\n  lokaal: { simulator: dso.json }\n  proef: { simulator: p.json }\n',
    });
    expect(await changes(folder, 'Kappen', '--omgeving', 'proef')).toEqual([['Bas', gezag, noord]]);
  });
});

test('log: follows a configuration from the top of the repository into a folder', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', {
      'README.md': 'x',
      '.github/workflows/a.yaml': 'on: push\n',
      'omgevingen.yaml': registers['configs/omgevingen.yaml'],
      'organisaties.yaml': organisaties,
      'lokaal/a.yaml': says('gemeente', 'noord', 'Kappen'),
    });
    const wanted = [['Anna', gezag, noord]];
    expect(await changes(folder, 'Kappen', '--configs', '.')).toEqual(wanted);
    await write(folder, { 'configs/README.md': 'x' });
    repository.git('mv', 'omgevingen.yaml', 'organisaties.yaml', 'lokaal', 'configs');
    await repository.commit('Bas', 'Moved');
    expect(await changes(folder, 'Kappen')).toEqual(wanted);
    // What leads there by a link is read where it is.
    await symlink('configs', join(folder, 'link'));
    expect(await changes(folder, 'Kappen', '--configs', 'link')).toEqual(wanted);
  });
});

test('log: does not follow a single file to another omgeving', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', {
      ...registers,
      'configs/omgevingen.yaml':
        'omgevingen:\n  lokaal: { simulator: dso.json }\n  proef: { simulator: p.json }\n',
      ...file('noord', 'Kappen'),
      'configs/lokaal/b.yaml': says('ander', 'noord', 'Slopen'),
      'configs/lokaal/c.yaml': says('ander', 'noord', 'Bouwen'),
    });
    await write(repository.folder, { 'configs/proef/.gitkeep': '' });
    repository.git('mv', 'configs/lokaal/a.yaml', 'configs/proef/a.yaml');
    await repository.commit('Bas', 'To proef');
    expect(await changes(repository.folder, 'Kappen', '--omgeving', 'proef')).toEqual([
      ['Bas', gezag, noord],
    ]);
    expect(await changes(repository.folder, 'Kappen')).toEqual([
      ['Bas', noord, gezag],
      ['Anna', gezag, noord],
    ]);
  });
});

test.each([
  ['invalid YAML without a bevoegd gezag', 'nonsense: ['],
  ['an unknown behandeldienst', says('ander', 'nord', 'Bouwen')],
  [
    'a verwachting that fails',
    `${says('ander', 'noord', 'Bouwen')}verwachtingen:\n  - { activiteit: Bouwen, behandeldienst: zuid }\n`,
  ],
  [
    'two behandeldiensten for one activiteit',
    `${says('ander', 'noord', 'Bouwen')}${'  - { behandeldienst: zuid, activiteiten: [Bouwen] }\n'}`,
  ],
])(
  'log: tells a change with the commit that mends the files of another bevoegd gezag: %s',
  async (_name, broken) => {
    await inRepository(async (repository) => {
      const { folder } = repository;
      const other = { 'configs/lokaal/b.yaml': says('ander', 'noord', 'Bouwen') };
      await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen'), ...other });
      await repository.commit('Bas', 'Oops', { 'configs/lokaal/b.yaml': broken });
      await repository.commit('Cas', 'To the south', file('zuid', 'Kappen'));
      await repository.commit('Dia', 'Mended', other);
      const wanted = [
        ['Dia', noord, zuid],
        ['Cas', 'broken'],
        ['Bas', 'broken'],
        ['Anna', gezag, noord],
      ];
      expect(await changes(folder, 'Kappen')).toEqual(wanted);
      expect(await changes(folder, 'Kappen', '--bevoegd-gezag', 'gemeente')).toEqual(wanted);
      // Nothing of it was ever applied otherwise.
      expect(await changes(folder, 'Bouwen')).toEqual([['Anna', ander, noord]]);
    });
  },
);

test('log: tells every change with the first commit without errors, also of a file that was new and broken', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Bas', 'Begun', { 'configs/lokaal/b.yaml': 'toewijzingen: [' });
    await repository.commit('Cas', 'To the south', file('zuid', 'Kappen'));
    await repository.commit('Dia', 'Done', { 'configs/lokaal/b.yaml': says('ander', 'noord', 'Bouwen') });
    const broken = [
      ['Cas', 'broken'],
      ['Bas', 'broken'],
    ];
    expect(await changes(folder, 'Kappen')).toEqual([
      ['Dia', noord, zuid],
      ...broken,
      ['Anna', gezag, noord],
    ]);
    expect(await changes(folder, 'Bouwen')).toEqual([['Dia', ander, noord], ...broken]);
  });
});

test('log: a broken register affects every bevoegd gezag', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    const other = { 'configs/lokaal/b.yaml': says('ander', 'noord', 'Bouwen') };
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen'), ...other });
    await repository.commit('Bas', 'Oops', { 'configs/organisaties.yaml': 'organisaties: [' });
    await repository.commit('Cas', 'To the south', file('zuid', 'Kappen'));
    await repository.commit('Dia', 'Mended', { 'configs/organisaties.yaml': organisaties });
    expect(await changes(folder, 'Kappen')).toEqual([
      ['Dia', noord, zuid],
      ['Cas', 'broken'],
      ['Bas', 'broken'],
      ['Anna', gezag, noord],
    ]);
    expect(await changes(folder, 'Bouwen')).toEqual([['Anna', ander, noord]]);
  });
});

test('log: names nobody for a commit that breaks the files and is reverted', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    repository.git('mv', 'configs/lokaal/a.yaml', 'configs/lokaal/b.yaml');
    await repository.commit('Bas', 'Renamed and broken', {
      'configs/lokaal/b.yaml': says('gemeente', 'nord', 'Kappen'),
    });
    expect(await changes(folder, 'Kappen')).toEqual([
      ['Bas', 'broken'],
      ['Anna', gezag, noord],
    ]);
    await repository.commit('Cas', 'Mended', {
      'configs/lokaal/b.yaml': says('gemeente', 'noord', 'Kappen'),
    });
    expect(await changes(folder, 'Kappen')).toEqual([['Anna', gezag, noord]]);

    await repository.commit('Dia', 'Broken', { 'configs/lokaal/b.yaml': 'nonsense' });
    repository.git('rm', '-q', 'configs/lokaal/b.yaml');
    await repository.commit('Eef', 'Removed', {
      'configs/lokaal/c.yaml': 'bevoegdGezag: gemeente\ntoewijzingen: []\n',
    });
    expect(await changes(folder, 'Kappen')).toEqual([
      ['Eef', noord, gezag],
      ['Dia', 'broken'],
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: a register that gives a name another OIN changes the routing', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    const other = '00000099000000109000';
    await repository.commit('Bas', 'Another Noord', {
      'configs/organisaties.yaml': organisaties.replace(noord, other),
    });
    expect(await changes(repository.folder, 'Kappen')).toEqual([
      ['Bas', noord, other],
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: rejects an activiteit that no commit mentions, with similar names', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', {
      ...registers,
      ...file('noord', 'DakkapelPlaatsen', 'Kappen'),
    });
    await repository.commit('Bas', 'Oops', { 'configs/lokaal/a.yaml': 'nonsense' });
    await repository.commit('Cas', 'Without', file('noord', 'Kappen'));
    const { code, stdout, stderr } = await run(['log', '--activiteit', 'DakkapelPlaatsn'], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/Nothing mentions an activiteit DakkapelPlaatsn. Did you mean DakkapelPlaatsen\?/);
    // A name that some commit mentions is known.
    expect(await changes(folder, 'DakkapelPlaatsen')).toEqual([
      ['Cas', noord, gezag],
      ['Bas', 'broken'],
      ['Anna', gezag, noord],
    ]);
  });
});

test('log: accepts the last part of a name when it matches one activiteit', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    const [one, other] = ['nl.imow-gm0995.activiteit.Kappen', 'nl.imow-gm0996.activiteit.Kappen'];
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', one) });
    const wanted = [['Anna', gezag, noord]];
    expect(await changes(folder, 'Kappen')).toEqual(wanted);
    await repository.commit('Bas', 'Another', { 'configs/lokaal/b.yaml': says('ander', 'zuid', other) });
    expect(await changes(folder, one)).toEqual(wanted);
    expect(await changes(folder, 'Kappen', '--bevoegd-gezag', 'gemeente')).toEqual(wanted);
    const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`Kappen can mean more than one activiteit. Give ${one} or ${other}`);
    const near = await run(['log', '--activiteit', 'Kapen'], folder);
    expect(near.stderr).toMatch(/Did you mean Kappen\?/);
  });
});

test('log: takes the spellings of one activiteit for one, and counts another spelling as no change', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    const urn = 'nl.imow-gm0995.activiteit.Kappen';
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Bas', 'Another spelling', file('noord', urn));
    await repository.commit('Cas', 'To the south', file('zuid', urn));
    const wanted = [
      ['Cas', noord, zuid],
      ['Anna', gezag, noord],
    ];
    expect(await changes(folder, 'Kappen')).toEqual(wanted);
    expect(await changes(folder, urn)).toEqual(wanted);
    // With two activiteiten of which the last part can be either, each name stands for itself.
    const other = 'nl.imow-gm0996.activiteit.Kappen';
    await repository.commit('Dia', 'Another activiteit', file('zuid', urn, other));
    expect(await changes(folder, other)).toEqual([['Dia', gezag, zuid]]);
    expect(await changes(folder, urn)).toEqual([
      ['Cas', noord, zuid],
      ['Bas', gezag, noord],
    ]);
  });
});

test('log: finds the number of the pull request in the commit messages of each forge', async () => {
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    const messages: [string, number | undefined][] = [
      ['To the south (#12)', 12],
      ['Merge pull request #13 from x/branch\n\nTo the south (#9)', 13],
      ["Merge branch 'zuid' into 'main'\n\nTo the south\n\nSee merge request group/sub/project!45", 45],
      [
        "Merge branch 'zuid' into 'main'\n\nSee merge request https://gitlab.example/g/p/-/merge_requests!46\n",
        46,
      ],
      ['Merged PR 34: To the south\n\nRelated work items: #99', 34],
      ['Merged in zuid (pull request #7)\n\nTo the south', 7],
      ['Revert "To the south (#12)" (#15)', 15],
      ['Revert "To the south (#12)"\n\nThis reverts merge request !45', undefined],
      ['To the south\n\nAs asked in #8 and !9', undefined],
    ];
    for (const [i, [message]] of messages.entries())
      await repository.commit('Bas', message, file(i % 2 === 0 ? 'zuid' : 'noord', 'Kappen'));
    const found = (await entries(repository.folder, 'Kappen')).map(({ pullRequest }) => pullRequest);
    expect(found.reverse()).toEqual([undefined, ...messages.map(([, number]) => number)]);
  });
});

test('log: fails when git cannot read the branch, instead of taking it for an empty one', async () => {
  await inRepository(async (repository) => {
    const { folder } = repository;
    await repository.commit('Anna', 'First', { ...registers, ...file('noord', 'Kappen') });
    const branch = execFileSync('git', ['symbolic-ref', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
    await write(folder, { [`.git/${branch}`]: 'garbage\n' });
    const { code, stdout, stderr } = await run(['log', '--activiteit', 'Kappen'], folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/git cannot read the history of this repository/);
  });
});

test('log: follows an activiteit whose name the files spell otherwise, by either form', async () => {
  const urn = 'nl.imow-gm0995.activiteit.Kappen';
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'Begin', { ...registers, ...file('noord', 'Kappen') });
    await repository.commit('Bert', 'Spell it as the RTR does', file('noord', urn));
    await repository.commit('Cees', 'To the south', file('zuid', urn));
    for (const naam of ['Kappen', urn])
      expect(await changes(repository.folder, naam)).toEqual([
        ['Cees', noord, zuid],
        ['Anna', gezag, noord],
      ]);
  });
});

test('log: lists the names when the last part can mean several activiteiten', async () => {
  const urns = ['nl.imow-gm0001.activiteit.Kappen', 'nl.imow-gm0002.activiteit.Kappen'];
  await inRepository(async (repository) => {
    await repository.commit('Anna', 'Begin', { ...registers, ...file('noord', ...urns) });
    const { code, stderr } = await run(['log', '--activiteit', 'Kappen'], repository.folder);
    expect(code).toBe(1);
    for (const urn of urns) expect(stderr).toContain(urn);
  });
});
