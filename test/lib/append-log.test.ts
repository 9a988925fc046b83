import { chmod, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppendLog, type LogFormat, readLog, rewriteLog } from '../../src/lib/append-log.js';
import { libMessages } from '../../src/lib/messages.js';
import { message } from '../../src/messages/message.js';
import { inFolder } from '../support/cli.js';

interface Entry {
  readonly n: number;
  readonly text: string;
}

const format: LogFormat<Entry> = {
  parse: ({ n, text }) => (typeof n === 'number' && typeof text === 'string' ? { n, text } : undefined),
};

const entry = (n: number, text = `é"\\{${n}`): Entry => ({ n, text });
const textOf = (entries: readonly object[]): string =>
  entries.map((item) => `${JSON.stringify(item)}\n`).join('');

/** Runs a test with the path of a log that holds this text. */
function withLog(text: string | Uint8Array, work: (path: string) => Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    const path = join(folder, 'log.jsonl');
    await writeFile(path, text);
    await work(path);
  });
}

/** What a reader makes of a log, and what it holds after a writer has added one entry. */
async function readAndAppend(path: string, added: Entry) {
  const before = await readLog(path, format).catch((error: unknown) => error);
  const log = await AppendLog.open(path, format).catch((error: unknown) => error);
  if (!(log instanceof AppendLog)) return { before, failure: log };
  await log.append(added);
  await log.close();
  return { before, after: await readLog(path, format).catch((error: unknown) => error) };
}

describe('an append-only log', () => {
  test.each([true, false])(
    'keeps entries in the order in which they are appended (sync: %s)',
    async (sync) => {
      await inFolder(async (folder) => {
        const path = join(folder, 'log.jsonl');
        const entries = Array.from({ length: 100 }, (_, n) => entry(n));
        const log = await AppendLog.open(path, format, { sync });
        await log.append(entries[0] ?? {});
        // Written before the append resolves, while the log is open.
        expect(await readLog(path, format)).toEqual([entries[0]]);
        await Promise.all(entries.slice(1).map((item) => log.append(item)));
        await log.close();
        expect(await readFile(path, 'utf8')).toBe(textOf(entries));
        const again = await AppendLog.open(path, format, { sync });
        await again.append(entry(100));
        await again.close();
        expect(await readLog(path, format)).toEqual([...entries, entry(100)]);
      });
    },
  );

  test('close waits for appends that nobody waits for', async () => {
    await withLog('', async (path) => {
      const log = await AppendLog.open(path, format);
      for (let n = 0; n < 10; n += 1) void log.append(entry(n));
      await log.close();
      expect(await readLog(path, format)).toHaveLength(10);
    });
  });

  test('gives a new file the permissions that are asked for', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'log.jsonl');
      await (await AppendLog.open(path, format, { mode: 0o600 })).close();
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    });
  });

  const two = [entry(1), entry(2)];
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a line cut in a key', '{"n":3,"te'],
    ['a line cut in a value', '{"n":3,"text":"a}'],
    ['a line cut after a backslash', '{"n":3,"text":"a\\'],
    ['a line cut before its last brace', '{"n":3,"text":"}}"'],
    ['a line cut in the middle of a character', Buffer.from('{"n":3,"text":"é').subarray(0, -1)],
    ['bytes that were reserved and never written', new Uint8Array(64)],
  ])('recovers an end of the file that is %s', async (_name, tail) => {
    await withLog(Buffer.concat([Buffer.from(textOf(two)), Buffer.from(tail)]), async (path) => {
      expect(await readAndAppend(path, entry(9))).toEqual({ before: two, after: [...two, entry(9)] });
    });
  });

  test('keeps a last line that only lacks its line feed', async () => {
    await withLog(textOf(two).slice(0, -1), async (path) => {
      expect(await readAndAppend(path, entry(9))).toEqual({ before: two, after: [...two, entry(9)] });
    });
  });

  test.each<[string, string, number]>([
    ['text', 'notes', 1],
    ['text before an entry', `notes\n${textOf(two)}`, 1],
    ['an empty line', `${textOf(two)}\n${textOf(two)}`, 3],
    ['an entry of something else', `${textOf(two)}{"name":"x"}\n`, 3],
    ['a list', `${textOf(two)}[]\n`, 3],
    ['a whole entry with something after it', `${textOf(two)}${textOf(two).slice(0, -1)}x`, 4],
    ['a line feed that became a brace', `${textOf([entry(1)]).slice(0, -1)}{`, 1],
    ['two entries on one line', `${textOf(two).replace('\n', '')}`, 1],
    ['half a line before a whole one', `{"n":1,"te\n${textOf(two)}`, 1],
  ])('refuses %s, with file and line', async (_name, text, line) => {
    await withLog(text, async (path) => {
      await expect(readLog(path, format)).rejects.toMatchObject({
        kind: 'usage',
        reason: { template: libMessages.damagedLine, params: { path, line } },
      });
    });
  });

  test('opens for writing only what ends as a log, and leaves anything else as it is', async () => {
    for (const text of ['notes', '{"name":"x"}', `${textOf(two)}x`]) {
      await withLog(text, async (path) => {
        await expect(AppendLog.open(path, format)).rejects.toMatchObject({ kind: 'usage' });
        expect(await readFile(path, 'utf8')).toBe(text);
      });
    }
  });

  test('takes the words for damage from its user', async () => {
    const damaged = message<{ line: number }>({
      en: ({ line }) => `bad ${line}`,
      nl: ({ line }) => `fout ${line}`,
    });
    await withLog(`${textOf(two)}x\n`, async (path) => {
      await expect(readLog(path, { ...format, damaged: (line) => damaged({ line }) })).rejects.toThrow(
        'bad 3',
      );
    });
  });

  test('reports the error of the file system, and accepts nothing after it', async () => {
    await inFolder(async (folder) => {
      await expect(readLog(join(folder, 'none'), format)).rejects.toMatchObject({ code: 'ENOENT' });
      await expect(AppendLog.open(join(folder, 'none/log'), format)).rejects.toMatchObject({
        code: 'ENOENT',
      });
      await expect(AppendLog.open(folder, format)).rejects.toMatchObject({ code: 'EISDIR' });
      await expect(rewriteLog(join(folder, 'none/log'), [])).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });

  test.runIf(process.platform === 'linux')('fails every append once the disk is full', async () => {
    const log = await AppendLog.open('/dev/full', format, { sync: true });
    const results = await Promise.allSettled([log.append(entry(1)), log.append(entry(2))]);
    expect(results).toMatchObject([{ reason: { code: 'ENOSPC' } }, { reason: { code: 'ENOSPC' } }]);
    await expect(log.append(entry(3))).rejects.toMatchObject({ code: 'ENOSPC' });
    await log.close();
  });
});

describe('rewriting a log', () => {
  test('replaces its entries, keeps its permissions and leaves no other file', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'log.jsonl');
      await writeFile(path, textOf([entry(1), entry(2)]));
      // Left by a process that was killed while it rewrote the log.
      await writeFile(`${path}.tmp`, 'half');
      await chmod(path, 0o640);
      await rewriteLog(path, [entry(2)]);
      expect(await readLog(path, format)).toEqual([entry(2)]);
      expect((await stat(path)).mode & 0o777).toBe(0o640);
      expect(await readdir(folder)).toEqual(['log.jsonl']);
    });
  });

  test('writes the file that a link leads to', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'log.jsonl'), '');
      await symlink('log.jsonl', join(folder, 'link'));
      await rewriteLog(join(folder, 'link'), [entry(1)]);
      expect(await readLog(join(folder, 'log.jsonl'), format)).toEqual([entry(1)]);
    });
  });
});

describe('a damaged log', () => {
  const entries = fc.array(
    fc.record({ n: fc.integer(), text: fc.string({ unit: 'binary', maxLength: 8 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );

  test('loses no whole line when it is cut, wherever that is', async () => {
    await fc.assert(
      fc.asyncProperty(entries, (written) =>
        withLog('', async (path) => {
          const bytes = Buffer.from(textOf(written));
          for (let length = 0; length <= bytes.length; length += 1) {
            await writeFile(path, bytes);
            await truncate(path, length);
            const { before, after } = await readAndAppend(path, entry(9));
            const whole = bytes.subarray(0, length).filter((byte) => byte === 0x0a).length;
            // A line that only lacks its line feed may be kept: then it is the one that was written.
            const kept = [whole, whole + 1].map((count) => written.slice(0, count));
            expect(kept).toContainEqual(before);
            expect(after).toEqual([...(before as Entry[]), entry(9)]);
          }
        }),
      ),
      { numRuns: 15 },
    );
  });

  test('is refused or read in full when a byte is changed, and no line that is not an entry is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 255 }), (written, mask) =>
        withLog('', async (path) => {
          const bytes = Buffer.from(textOf(written));
          for (let at = 0; at < bytes.length; at += 1) {
            const changed = Buffer.from(bytes);
            changed[at] = (changed[at] ?? 0) ^ mask;
            await writeFile(path, changed);
            const read = await readLog(path, format).catch((error: unknown) => error);
            if (!Array.isArray(read)) {
              expect(read).toMatchObject({ kind: 'usage', reason: { template: libMessages.damagedLine } });
              continue;
            }
            // JSON cannot show that a letter within a text is another one; every other entry is as it was written.
            expect(read).toHaveLength(written.length);
            const different = read.filter((item, i) => JSON.stringify(item) !== JSON.stringify(written[i]));
            expect(different.length).toBeLessThanOrEqual(1);
          }
        }),
      ),
      { numRuns: 30 },
    );
  });
});
