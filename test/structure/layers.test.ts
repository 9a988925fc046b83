/** Layers: the table in layers.yaml holds for src/, and `npm run lint` fails where it does not. */
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations, readSources, readTable, withTable } from '../../scripts/layers.mjs';
import { repository } from '../support/cli.js';

const table = readTable();

/** What is reported when a line is added to a file of src/, or the file is added. */
function reportedWith(path: string, line: string): string[] {
  const sources = readSources();
  sources.set(path, `${sources.get(path) ?? ''}\n${line}\n`);
  return findViolations(sources, table);
}

describe('layers', () => {
  test('src keeps to the table', () => {
    expect(findViolations(readSources(), table)).toEqual([]);
  });

  test('ARCHITECTURE.md shows the table', () => {
    const text = readFileSync(join(repository, 'ARCHITECTURE.md'), 'utf8');
    expect(withTable(text, table)).toBe(text);
    expect(text).toContain('| `model` | ');
  });

  test('the model imports nothing', () => {
    expect(table.layers.model).toMatchObject({ imports: [], packages: [] });
  });

  test.each([
    ['a value', 'model/oin.ts', "import { message } from '../messages/message.js';", 'messages/message.ts'],
    ['a type', 'reconcile/diff.ts', "import type { X } from '../dso/client.js';", 'dso/client.ts'],
    [
      'a type in an expression',
      'reconcile/diff.ts',
      "type X = import('../http/client.js').X;",
      'http/client.ts',
    ],
    ['a dynamic import', 'dso/client.ts', "await import('../simulator/server.js');", 'simulator/server.ts'],
    ['a re-export', 'output/json.ts', "export { Run } from '../cli/run.js';", 'cli/run.ts'],
    ['an import for its effects', 'checks/gap.ts', "import '../output/json.js';", 'output/json.ts'],
    ['the public interface', 'cli/session.ts', "import { load } from '../index.js';", 'index.ts'],
  ])('report %s from a folder that the table does not allow', (_name, path, line, target) => {
    expect(reportedWith(path, line)).toEqual([`src/${path}: ${path.split('/')[0]} may not import ${target}`]);
  });

  test('report a file that may not import a folder, although others of its folder may', () => {
    const line = "import { connectDso } from '../../dso/client.js';";
    expect(reportedWith('cli/commands/plan.ts', line)).toEqual([
      'src/cli/commands/plan.ts: cli may not import dso/client.ts',
    ]);
    expect(reportedWith('cli/commands/doctor.ts', line)).toEqual([]);
  });

  test('only connect knows both DSO-LV and the simulator', () => {
    const implementations = ['dso', 'simulator'];
    const both = Object.entries(table.layers)
      .filter(([, { imports, only = {} }]) =>
        implementations.every((name) => imports.includes(name) && only[name] === undefined),
      )
      .map(([name]) => name);
    expect(both).toEqual(['connect']);
    const { dso = [], simulator = [] } = table.layers.cli?.only ?? {};
    expect(dso.filter((file) => simulator.includes(file))).toEqual([]);
  });

  test('report a package that the table does not allow', () => {
    expect(reportedWith('model/oin.ts', "import { readFileSync } from 'node:fs';")).toEqual([
      'src/model/oin.ts: model may not import the package node',
    ]);
  });

  test('report a file that imports itself through another', () => {
    expect(reportedWith('model/oin.ts', "import type { X } from './a.js';")).toEqual([]);
    const sources = readSources();
    sources.set('model/a.ts', "import type { X } from './b.js';");
    sources.set('model/b.ts', "export type { X } from './a.js';");
    expect(findViolations(sources, table)).toEqual([
      'src/model/a.ts: imports itself: model/a.ts → model/b.ts → model/a.ts',
    ]);
  });

  test('report a folder without an entry', () => {
    expect(reportedWith('helpers/a.ts', '')).toEqual([
      'src/helpers/a.ts: layers.yaml has no entry for helpers',
    ]);
  });

  test('report what the table allows and no file needs', () => {
    const layers = {
      a: { purpose: '', imports: [], packages: ['yaml'] },
      b: { purpose: '', imports: ['a'], packages: [] },
    };
    expect(findViolations(new Map([['b/x.ts', '']]), { layers })).toEqual([
      'layers.yaml: a may import yaml, but does not; remove it',
      'layers.yaml: b may import a, but does not; remove it',
    ]);
  });

  test('report folders that import each other', () => {
    const layer = { purpose: '', packages: [] };
    const layers = { a: { ...layer, imports: ['b'] }, b: { ...layer, imports: ['a'] } };
    const sources = new Map([
      ['a/x.ts', "import type { Y } from '../b/y.js';"],
      ['b/z.ts', "import type { X } from '../a/x.js';"],
    ]);
    expect(findViolations(sources, { layers })).toEqual([
      'layers.yaml: a imports b, which is not above it in the table',
    ]);
  });
});

test('npm run lint fails on a forbidden import, and on process outside the bin', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-lint-'));
  try {
    const copied = [
      'src',
      'scripts',
      'biome.json',
      'package.json',
      'layers.yaml',
      'ARCHITECTURE.md',
      '.gitignore',
    ];
    for (const name of copied) cpSync(join(repository, name), join(folder, name), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    const lint = () =>
      new Promise((resolve) => {
        execFile('npm', ['run', '-s', 'lint'], { cwd: folder }, (error, _stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stderr }),
        );
      });
    expect(await lint()).toEqual({ code: 0, stderr: '' });
    appendFileSync(
      join(folder, 'src/model/oin.ts'),
      "export type { Message } from '../messages/message.js';\n",
    );
    expect(await lint()).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^src\/model\/oin\.ts: model may not import messages\/message\.ts\n/),
    });
    appendFileSync(join(folder, 'src/lib/digest.ts'), 'export const env = process.env;\n');
    expect(await lint()).toEqual({
      code: 1,
      stderr: expect.stringMatching(/Only src\/cli\.ts touches the process/),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
