/** The files that the program reads, each with the commands that read it. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copyExamples, type Ran, run, write } from './cli.js';
import { damage, randomFrom } from './damage.js';

interface Case {
  readonly path: string;
  readonly commands: readonly (readonly string[])[];
  /** Names under which a message may name the file, besides its own. */
  readonly alsoNamed?: RegExp;
  readonly env?: Readonly<Record<string, string>>;
}

const lokaal = ['--omgeving', 'lokaal'];
const stateCommands = [
  ['plan', ...lokaal],
  ['apply', ...lokaal, '--yes'],
];

/** The claim of a process on the state, by its name. No process has this number. */
const LOCK = '.behandeldienst/lokaal.json.lock-4194399-1-0123456789abcdef';

export const cases: readonly Case[] = [
  { path: '.behandeldienst/lokaal.json', commands: stateCommands },
  { path: LOCK, commands: stateCommands },
  { path: 'old/state.json', commands: [['plan', '--omgeving', 'oud']] },
  { path: 'old/state.json.log', commands: [['plan', '--omgeving', 'oud']] },
  { path: 'journal.jsonl', commands: [['apply', ...lokaal, '--yes', '--journal', 'journal.jsonl']] },
  {
    path: 'plan.json',
    // Without a CI system there is nowhere to publish to.
    alsoNamed: /GITHUB|GitLab|GitHub/,
    commands: [
      ['apply', ...lokaal, '--yes', '--plan', 'plan.json'],
      ['ci', 'drift-issue', '--plan', 'plan.json', '--file', 'plan.md'],
    ],
  },
  {
    path: 'configs/rtr/lokaal.json',
    commands: [['validate'], ['rtr', 'snapshot', ...lokaal, '--check'], ['rtr', 'snapshot', ...lokaal]],
  },
  { path: 'bewijs.json', commands: [['verify', ...lokaal, '--against', 'bewijs.json']] },
  {
    path: 'package.json',
    commands: [['init', '--bevoegd-gezag', 'Gemeente Delft', '--oin', '00000001001569417000', '--force']],
  },
  {
    path: 'table.csv',
    alsoNamed: /[Tt]he table|row [0-9]+/,
    commands: [['import', ...lokaal, '--from-csv', 'table.csv', '--out', 'imported', '--force']],
  },
  {
    path: 'table.xlsx',
    alsoNamed: /[Tt]he table|row [0-9]+/,
    commands: [['import', ...lokaal, '--from-xlsx', 'table.xlsx', '--out', 'imported', '--force']],
  },
  ...[
    'configs/omgevingen.yaml',
    'configs/organisaties.yaml',
    'configs/toestemmingen.yaml',
    'configs/lokaal/gemeente-lelystad.yaml',
  ].map((path) => ({ path, commands: [['validate'], ['fmt'], ['plan', ...lokaal], ['verify', ...lokaal]] })),
];

/** Makes a folder in which every file of `cases` is whole. */
export async function wholeFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-damage-'));
  await copyExamples(folder);
  await write(folder, {
    'package.json': '{\n  "name": "x",\n  "dependencies": { "behandeldienst": "^0.1.0" }\n}\n',
    'configs/omgevingen.yaml':
      'omgevingen:\n  lokaal: { simulator: .behandeldienst/lokaal.json, rtr: {} }\n  oud: { simulator: old/state.json }\n',
    'configs/oud/x.yaml': 'bevoegdGezag: gemeente-delft\ntoewijzingen: []\n',
  });
  rmSync(join(folder, 'configs/pre'), { recursive: true });
  const must = async (...args: string[]): Promise<Ran> => {
    const ran = await run(args, folder);
    expect(ran, args.join(' ')).toMatchObject({ code: 0 });
    return ran;
  };
  const { stdout: plan } = await must('plan', ...lokaal, '--out', 'plan.json', '--format', 'markdown');
  await must('apply', ...lokaal, '--yes', '--journal', 'journal.jsonl');
  await must('verify', ...lokaal, '--out', 'bewijs.json');
  await must('rtr', 'snapshot', ...lokaal);
  await must('export', ...lokaal, '--out', 'table.csv', '--format', 'csv');
  await must('export', ...lokaal, '--out', 'table.xlsx', '--format', 'xlsx');
  const [, first = '', second = ''] = readFileSync(join(folder, '.behandeldienst/lokaal.json'), 'utf8').split(
    '\n',
  );
  const { put, configuratie } = JSON.parse(first) as { put: string; configuratie: object };
  await write(folder, {
    'plan.md': plan,
    [LOCK]: '',
    'old/state.json': JSON.stringify({ formatVersion: 1, configuraties: { [put]: configuratie } }),
    'old/state.json.log': `${second}\n`,
  });
  return folder;
}

/** Damages a file and runs the commands that read it. Each works, or reports an error that names the file. */
export async function expectToldOf(
  { path, commands, alsoNamed, env }: Case,
  whole: string,
  seed: number,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-damaged-'));
  try {
    cpSync(whole, folder, { recursive: true });
    const random = randomFrom(seed);
    const content = damage(join(folder, path), random);
    const args = [...(commands[random(commands.length)] ?? [])];
    const { code, stdout, stderr } = await run(args, folder, env ?? {});
    const shown = `seed ${seed}: ${args.join(' ')}\n${stdout.slice(0, 2000)}${stderr}\n--- ${path}\n${content}`;
    expect(stderr, shown).not.toMatch(/Something went wrong inside/);
    expect([0, 1, 3, 4], shown).toContain(code);
    if (code === 1) {
      const name = path.split('/').at(-1) ?? path;
      const told = `${stdout}${stderr}`;
      expect(told.includes(name) || (alsoNamed?.test(told) ?? false), shown).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
