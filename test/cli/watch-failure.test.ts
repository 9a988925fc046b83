import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { cliMessages } from '../../src/cli/messages.js';
import { Session } from '../../src/cli/session.js';
import { onEveryChange } from '../../src/cli/watch.js';
import { inFolder, testRun } from '../support/cli.js';

/** A system that lets no more folders be watched. */
vi.mock('chokidar', () => ({
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: () => undefined, getWatched: () => ({}) });
    setImmediate(() => watcher.emit('error', Object.assign(new Error('x'), { code: 'ENOSPC' })));
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
