/** A flag that takes one value is refused when it is given twice, wherever it stands. */
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { collect } from '../../src/cli/collect.js';
import { createProgram } from '../../src/cli/program.js';
import { inFolder, run, testRun, write } from '../support/cli.js';

/** Every flag that takes a value, as the words of its command and of the flag with a value that it accepts. */
function flagsWithValue(
  command: Command,
  words: readonly string[],
): { words: string[]; flag: string[]; repeatable: boolean }[] {
  const own = command.options
    .filter(({ long, required, optional }) => long && (required || optional))
    .map(({ long, argChoices, parseArg }) => ({
      words: [...words],
      flag: [long ?? '', argChoices?.[0] ?? '1'],
      repeatable: parseArg === collect,
    }));
  return [...own, ...command.commands.flatMap((item) => flagsWithValue(item, [...words, item.name()]))];
}

const all = flagsWithValue(createProgram(testRun()), []);

describe('a flag that takes one value', () => {
  test.each(
    all
      .filter(({ repeatable }) => !repeatable)
      .map(({ words, flag }) => [[...words, flag[0]].join(' '), words, flag]),
  )('%s: is refused when it is given twice', async (_name, words, flag) => {
    const { code, stdout, stderr } = await run([...words, ...flag, ...flag], '.');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(flag[0]);
    expect(stderr).toMatch(
      / is given twice, but it takes one value\. Remove one of the two\n$|is twee keer opgegeven/,
    );
  });

  test.each([
    [
      ['validate', '--omgeving=a', '--omgeving=b'],
      '--omgeving is given twice, but it takes one value. Remove one of the two\n',
    ],
    [
      ['--lang', 'en', 'validate', '--lang', 'en'],
      '--lang is given twice, but it takes one value. Remove one of the two\n',
    ],
    [
      ['--lang', 'nl', 'validate', '--lang', 'nl'],
      '--lang is twee keer opgegeven, maar er kan maar één waarde zijn. Haal een van de twee weg\n',
    ],
    [
      ['validate', '--lang', 'en', '--taal', 'en'],
      '--lang and --taal cannot be used together. Give one of the two\n',
    ],
    [
      ['completion', 'bash', '--taal', 'en', '--taal', 'nl'],
      '--taal is given twice, but it takes one value. Remove one of the two\n',
    ],
  ])('%j: is refused with a message that names the flag', async (args, stderr) => {
    expect(await run(args, '.')).toEqual({ code: 1, stdout: '', stderr });
  });
});

describe('a flag that may be repeated', () => {
  test('is the exception', () => {
    const names = all
      .filter(({ repeatable }) => repeatable)
      .map(({ words, flag }) => [...words, flag[0]].join(' '));
    expect(names).toEqual(['report --bevoegd-gezag', 'import --bevoegd-gezag', 'import --column']);
  });

  test('collects its values, and a switch may be given twice', async () => {
    await inFolder(async (folder) => {
      await write(folder, { 'x.csv': 'a,b\n1,2\n' });
      const columns = ['--column', 'activiteit=a', '--column', 'behandeldienst=b', '-v', '-v'];
      const { stderr } = await run(['import', '--from-csv', 'x.csv', ...columns], folder);
      expect(stderr).not.toContain('twice');
    });
  });
});
