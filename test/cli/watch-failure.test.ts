import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { cliMessages } from '../../src/cli/messages.js';
import { Session } from '../../src/cli/session.js';
import { onEveryChange } from '../../src/cli/watch.js';
import { inFolder, testRun } from '../support/cli.js';

/** A system that lets no more folders be watched. */
vi.mock('node:fs', async (load) => ({
  ...(await load<typeof import('node:fs')>()),
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: () => undefined });
    setTimeout(() => watcher.emit('error', Object.assign(new Error('x'), { code: 'ENOSPC' })), 10);
    return watcher;
  },
}));

test('watching reports why a folder cannot be watched', async () => {
  await inFolder(async (folder) => {
    const options = { configs: folder, format: 'text', color: false, quiet: true, verbose: false };
    await expect(
      onEveryChange(new Session(options, testRun()), folder, () => Promise.resolve()),
    ).rejects.toMatchObject({
      kind: 'usage',
      reason: { template: cliMessages.watchFailed, params: { reason: 'ENOSPC' } },
    });
  });
});
