import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const configuration = {
  'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: state.json }\n',
  'configs/lokaal/a.yaml':
    'bevoegdGezag: "00000099000000001000"\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [Kappen] }\n',
};
const line =
  '{"time":"2026-01-01T00:00:00.000Z","run":"1","omgeving":"lokaal","event":"request","method":"POST"}\n';

function apply(folder: string) {
  return run(['apply', '--yes', '--journal', 'journal'], folder);
}

describe('apply --journal', () => {
  test.each<[string, string]>([
    ['a text', '# Journal\n\nNotes about the day.\n'],
    ['a text that ends in a journal', `Notes\n${line}`],
    ['a journal that ends in a text', `${line}Notes\n`],
    ['configuration', configuration['configs/lokaal/a.yaml']],
    ['JSON', '{ "name": "x" }\n'],
    ['JSON without a line end', '{"name":"x"}'],
    ['the log of another program', '{"time":"2026-01-01T00:00:00.000Z","level":"info","msg":"started"}\n'],
    ['the state of a simulator', '{"formatVersion":2,"nextId":1}\n'],
    ['an empty line', '\n'],
    ['bytes', '\u0000\u0001\n\u0000\n'],
  ])('does not append to %s, and does nothing', async (_name, content) => {
    await inFolder(async (folder) => {
      await write(folder, { ...configuration, journal: content });
      const { code, stderr } = await apply(folder);
      expect(stderr).toMatch(/The journal journal cannot be written, so nothing was begun/);
      expect(code).toBe(1);
      expect(readFileSync(join(folder, 'journal'), 'utf8')).toBe(content);
      expect(readFileSync(join(folder, 'state.json'), 'utf8')).not.toContain('put');
    });
  });

  test.each<[string, string, string]>([
    ['an empty file', '', ''],
    ['a journal', line + line, line + line],
    ['a journal without its last line end', line + line.trimEnd(), line + line],
    ['a journal whose last line was cut short', `${line}${line.slice(0, 40)}`, line],
  ])('appends to %s', async (_name, content, kept) => {
    await inFolder(async (folder) => {
      await write(folder, { ...configuration, journal: content });
      expect((await apply(folder)).code).toBe(0);
      const text = readFileSync(join(folder, 'journal'), 'utf8');
      expect(text.startsWith(kept)).toBe(true);
      const events = text
        .slice(kept.length)
        .trimEnd()
        .split('\n')
        .map((entry) => (JSON.parse(entry) as { event: string }).event);
      expect(events).toEqual(['request', 'answer', 'result']);
    });
  });
});
