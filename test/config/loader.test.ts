import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { diskSource, versionOf } from '../../src/config/disk-source.js';
import { LoadFailure } from '../../src/config/file-source.js';
import { type LoadedConfiguration, Loader, load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { isConfigurationName } from '../../src/config/walk.js';
import { organisaties, toestemmingen, toewijzingenText } from '../support/assignments.js';
import { inFolder, write } from '../support/cli.js';
import { shown } from '../support/problems.js';
import { CountingSource, emptySource } from '../support/sources.js';

/** A configuration in memory. */
function inMemory(files: Readonly<Record<string, string>>): Overlay {
  const overlay = new Overlay(emptySource);
  for (const [name, text] of Object.entries(files)) overlay.write(name, text);
  return overlay;
}

const file = (gezag: string, behandeldienst: string): string =>
  `bevoegdGezag: ${gezag}\ntoewijzingen:\n  - { behandeldienst: ${behandeldienst}, activiteiten: [X] }\n`;

const registers = { 'organisaties.yaml': organisaties, 'toestemmingen.yaml': toestemmingen };
const country = {
  ...registers,
  'omgevingen.yaml': 'omgevingen:\n  test: { simulator: dso.json }\n',
  'test/a.yaml': file('a', 'noord'),
  'test/a-more.yaml': file('a', 'zuid'),
  'test/b.yaml': file('b', 'noord'),
};

/** Everything that a configuration holds, comparable; or why it cannot be loaded. */
async function outcome(loading: Promise<LoadedConfiguration>): Promise<unknown> {
  try {
    const { problems, toewijzingen, ...rest } = await loading;
    return { ...rest, toewijzingen: [...toewijzingen], problems: shown(problems) };
  } catch (error) {
    if (error instanceof LoadFailure) return error.problem;
    throw error;
  }
}

describe('an update', () => {
  test('reads nothing when nothing changed, and one file when one changed', async () => {
    const overlay = inMemory(country);
    const counting = new CountingSource(overlay);
    const loader = new Loader(counting, { checks });
    const first = await loader.update();
    expect(counting.takeReads().sort()).toEqual(Object.keys(country).sort());
    expect(first.problems.map(({ code }) => code)).toEqual(['overlap']);

    expect(await outcome(loader.update())).toEqual(await outcome(load(overlay, { checks })));
    expect(counting.takeReads()).toEqual([]);

    overlay.write('test/a-more.yaml', file('a', 'noord'));
    const { problems } = await loader.update();
    expect(problems.map(({ code }) => code)).toEqual(['duplicate']);
    expect(counting.takeReads()).toEqual(['test/a-more.yaml']);
  });

  test('checks only the bevoegd gezag of the changed file, and all of them after a register changed', async () => {
    const overlay = inMemory(country);
    const checked: string[][] = [];
    const record = ({ files }: { files: readonly { file: { path: string } }[] }): [] => {
      checked.push(files.map(({ file: { path } }) => path));
      return [];
    };
    const loader = new Loader(overlay, { checks: [record] });
    await loader.update();
    const all = [['configs/test/a-more.yaml', 'configs/test/a.yaml'], ['configs/test/b.yaml']];
    expect(checked.splice(0)).toEqual(all);
    overlay.write('test/b.yaml', file('b', 'zuid'));
    await loader.update();
    expect(checked.splice(0)).toEqual([['configs/test/b.yaml']]);
    overlay.write('organisaties.yaml', `${organisaties}  oost: { oin: "00000099000000005000" }\n`);
    await loader.update();
    expect(checked.splice(0)).toEqual(all);
    overlay.write('omgevingen.yaml', `${country['omgevingen.yaml']}  leeg: { simulator: leeg.json }\n`);
    await loader.update();
    expect(checked).toEqual([]);
  });

  test('reads a file that is named, whatever its version, and checks nothing when it is the same', async () => {
    const counting = new CountingSource(inMemory(country));
    let runs = 0;
    const count = (): [] => {
      runs += 1;
      return [];
    };
    const loader = new Loader(counting, { checks: [count] });
    await loader.update();
    counting.takeReads();
    const before = runs;
    await loader.update(['test/b.yaml', 'test/unknown.yaml']);
    expect(counting.takeReads()).toEqual(['test/b.yaml']);
    expect(runs).toBe(before);
  });

  test('goes on after an update that failed', async () => {
    const overlay = inMemory(country);
    const loader = new Loader(overlay, { checks, omgeving: 'test' });
    const first = await outcome(loader.update());
    overlay.write('omgevingen.yaml', 'omgevingen:\n  other: { simulator: dso.json }\n');
    expect(await outcome(loader.update())).toBe('unknown-omgeving');
    for (const name of Object.keys(country)) overlay.delete(name);
    expect(await outcome(loader.update())).toBe('empty');
    for (const [name, text] of Object.entries(country)) overlay.write(name, text);
    expect(await outcome(loader.update())).toEqual(first);
  });
});

const NAMES = [
  'omgevingen.yaml',
  'omgevingen.yml',
  'organisaties.yaml',
  'organisaties.yml',
  'toestemmingen.yaml',
  'stray.yaml',
  'test/1.yaml',
  'test/1.yml',
  'test/2.yaml',
  'test/deep/3.yaml',
  'other/4.yaml',
  'test/.hidden.yaml',
];

const rootText = fc.constantFrom(
  organisaties,
  organisaties.replace('overlaptMet: [noord]', 'naam: B'),
  organisaties.replace('zuid', 'c'),
  'organisaties: {} # empty\n',
  'organisaties: [\n',
  toestemmingen,
  'toestemmingen:\n  melding: { code: Melding, waarde: m }\n',
  'omgevingen:\n  test: { simulator: dso.json }\n',
  'omgevingen:\n  test: { simulator: dso.json }\n  other: { endpoint: "https://example.org/" }\n',
  'omgevingen:\n  test: nothing\n',
  '',
);
const fileName = fc.constantFrom(...NAMES);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    name: fileName,
    text: fc.oneof(toewijzingenText, rootText),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    name: fc.constantFrom(...NAMES.slice(0, 5)),
    text: rootText,
  }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'revert' as const), name: fileName }),
  fc.record({ kind: fc.constant('rename' as const), name: fileName, to: fileName }),
  fc.record({ kind: fc.constantFrom('break' as const, 'mend' as const), name: fileName }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const BROKEN = 'oops: [\n';

/** A folder in memory that can be edited, and that knows its texts. */
class Editor {
  readonly source: Overlay;
  readonly #base: ReadonlyMap<string, string>;
  readonly #texts: Map<string, string>;

  constructor(base: Readonly<Record<string, string>>) {
    this.source = new Overlay(inMemory(base));
    this.#base = new Map(Object.entries(base));
    this.#texts = new Map(this.#base);
  }

  apply(item: Edit): void {
    const text = this.#texts.get(item.name);
    if (item.kind === 'write') this.#write(item.name, item.text);
    else if (item.kind === 'delete') this.#delete(item.name);
    else if (item.kind === 'revert') this.#revert(item.name);
    else if (text === undefined) return;
    else if (item.kind === 'break') this.#write(item.name, text + BROKEN);
    else if (item.kind === 'mend') this.#write(item.name, text.replaceAll(BROKEN, ''));
    else if (item.kind === 'rename') {
      this.#delete(item.name);
      this.#write(item.to, text);
    }
  }

  #write(name: string, text: string): void {
    this.#texts.set(name, text);
    this.source.write(name, text);
  }

  #delete(name: string): void {
    this.#texts.delete(name);
    this.source.delete(name);
  }

  #revert(name: string): void {
    this.source.revert(name);
    const text = this.#base.get(name);
    if (text === undefined) this.#texts.delete(name);
    else this.#texts.set(name, text);
  }

  /** The same files, in a source that no loader has seen. */
  copy(): Overlay {
    return inMemory(Object.fromEntries(this.#texts));
  }
}

test('any sequence of edits: each update gives what a fresh load of the same files gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        first: toewijzingenText,
        second: toewijzingenText,
        omgeving: fc.constantFrom(undefined, 'test'),
      }),
      fc.array(edit, { minLength: 1, maxLength: 15 }),
      async ({ first, second, omgeving }, edits) => {
        const editor = new Editor({ ...registers, 'test/1.yaml': first, 'test/2.yaml': second });
        const options = { checks, omgeving };
        const loader = new Loader(editor.source, options);
        const lean = new Loader(editor.source, { ...options, keepFiles: false });
        const unchecked = new Loader(editor.source, { omgeving });
        for (const item of edits) {
          editor.apply(item);
          const expected = await outcome(load(editor.copy(), options));
          expect(await outcome(loader.update())).toEqual(expected);
          expect(await outcome(unchecked.update())).toEqual(await outcome(load(editor.copy(), { omgeving })));
          const found = await outcome(lean.update());
          if (typeof expected === 'string') expect(found).toBe(expected);
          else expect(found).toMatchObject({ ...Object(expected), toewijzingen: expect.anything() });
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

describe('an overlay', () => {
  test('hides, adds and deletes files of a folder, and lists them as a folder does', async () => {
    await inFolder(async (cwd) => {
      await write(cwd, {
        'configs/test/a.yaml': file('a', 'noord'),
        'configs/test/b.yaml': file('b', 'noord'),
      });
      symlinkSync('nowhere', join(cwd, 'configs/test/link.yaml'));
      const overlay = new Overlay(diskSource('configs', cwd));
      overlay.write('test/a.yaml', file('a', 'zuid'));
      overlay.write('test/a/new.yaml', file('a', 'zuid'));
      overlay.write('next/new.yaml', file('a', 'zuid'));
      overlay.write('test/link.yaml', file('b', 'zuid'));
      overlay.write('test/notes.txt', 'no configuration');
      overlay.delete('test/b.yaml');
      const { files: listed, folders, obstacles } = await overlay.list();
      const names = ['next/new.yaml', 'test/a/new.yaml', 'test/a.yaml', 'test/link.yaml'];
      expect(listed.map(({ name }) => name)).toEqual(names);
      expect(listed.map(({ path }) => path)).toEqual(names.map((name) => `configs/${name}`));
      expect(folders).toEqual(['next', 'test']);
      expect(obstacles).toEqual([]);

      await inFolder(async (copy) => {
        await write(copy, Object.fromEntries(names.map((name) => [`configs/${name}`, ''])));
        expect((await diskSource('configs', copy).list()).files.map(({ name }) => name)).toEqual(names);
      });

      for (const { name } of listed) overlay.revert(name);
      overlay.revert('test/b.yaml');
      const base = await diskSource('configs', cwd).list();
      const versions = base.files.map(({ version }) => version && `base:${version}`);
      const files = base.files.map((item, i) => ({ ...item, version: versions[i] }));
      expect(await overlay.list()).toEqual({ ...base, files });
    });
  });

  test('holds a configuration of which nothing is on disk yet', async () => {
    await inFolder(async (cwd) => {
      const overlay = new Overlay(diskSource('configs', cwd));
      expect(await outcome(load(overlay))).toBe('absent');
      overlay.write('test/a.yaml', file('"00000099000000001000"', '"00000099000000002000"'));
      expect((await load(overlay)).problems).toEqual([]);
    });
  });
});

test.each([
  ['a.yaml', true],
  ['test/deep/a.YML', true],
  ['a.txt', false],
  ['.a.yaml', false],
  ['test/.git/a.yaml', false],
  ['folder.yaml/a.yaml', false],
  ['test//a.yaml', false],
  ['../a.yaml', false],
])('a configuration holds a file named %s: %s', (name, expected) => {
  expect(isConfigurationName(name)).toBe(expected);
});

describe('a version of a file on disk', () => {
  const old = new Date(Date.now() - 60_000);

  test('is trusted once the file has been left alone for as long as a timestamp may be rounded', () => {
    const now = 10_000;
    const stats = (mtimeMs: number, ctimeMs: number) => Object.assign(statSync('.'), { mtimeMs, ctimeMs });
    expect(versionOf(stats(7_000, 7_999), now)).toBeTypeOf('string');
    expect(versionOf(stats(7_000, 9_000), now)).toBeUndefined();
    expect(versionOf(stats(9_000, 7_000), now)).toBeUndefined();
    expect(versionOf(stats(7_000, 20_000), now)).toBeUndefined();
  });

  test('is not trusted just after a change, even when the file looks old', async () => {
    await inFolder(async (cwd) => {
      await write(cwd, { 'configs/test/a.yaml': file('a', 'noord') });
      const path = join(cwd, 'configs/test/a.yaml');
      const loader = new Loader(diskSource('configs', cwd));
      utimesSync(path, old, old);
      const first = await loader.update();
      // The same size, the same time of change: only the content tells.
      writeFileSync(path, file('b', 'noord'));
      utimesSync(path, old, old);
      const second = await loader.update();
      expect(shown(second.problems)).not.toEqual(shown(first.problems));
    });
  });
});

describe('a folder on disk, updated after', () => {
  test.each<[string, (configs: string) => void]>([
    ['a rename over another file', (dir) => renameSync(join(dir, 'test/a.yaml'), join(dir, 'test/b.yaml'))],
    [
      'a file becomes a folder',
      (dir) => {
        rmSync(join(dir, 'test/a.yaml'));
        mkdirSync(join(dir, 'test/a.yaml'));
      },
    ],
    [
      'a file becomes a dangling link',
      (dir) => {
        rmSync(join(dir, 'test/a.yaml'));
        symlinkSync('nowhere', join(dir, 'test/a.yaml'));
      },
    ],
    ['the folder is gone', (dir) => rmSync(dir, { recursive: true })],
    [
      'the folder is a file',
      (dir) => {
        rmSync(dir, { recursive: true });
        writeFileSync(dir, '');
      },
    ],
  ])('%s, is as a fresh load finds it', async (_, change) => {
    await inFolder(async (cwd) => {
      const files = Object.entries(country).map(([name, text]) => [`configs/${name}`, text]);
      await write(cwd, Object.fromEntries(files));
      const loader = new Loader(diskSource('configs', cwd), { checks });
      await loader.update();
      change(join(cwd, 'configs'));
      expect(await outcome(loader.update())).toEqual(
        await outcome(load(diskSource('configs', cwd), { checks })),
      );
    });
  });
});
