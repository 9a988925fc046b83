/** The program as a function: everything comes with its host, and runs in one process share nothing. */
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { copyExamples, inFolder, testHost, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

/** A stream on a disk without room. */
function fullDisk(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  });
}

describe('main', () => {
  test('runs in parallel, each run with its own folder, language and variables', async () => {
    await inFolder(async (one) => {
      await inFolder(async (other) => {
        await copyExamples(one);
        await write(other, { 'configs/lokaal/a.yaml': 'bevoegdGezag: nobody\ntoewijzingen: []\n' });
        const english = testHost(['validate'], one);
        const dutch = testHost(['validate', '--lang', 'nl'], other, { FORCE_COLOR: '1' });
        expect(await Promise.all([main(english.host), main(dutch.host)])).toEqual([0, 1]);
        expect(english.stdout()).toMatch(/^7 files, 31 configuraties: no problems\n$/);
        expect(english.stderr()).toBe('');
        expect(dutch.stdout()).toContain('\u001b[');
        expect(dutch.stdout()).toContain('unknown-organisatie');
        expect(dutch.stderr()).toMatch(/^Voor uitleg en een oplossing/);
      });
    });
  });

  test('reports a result that cannot be written only in the run that it belongs to', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const [lost, whole] = [testHost(['validate'], folder), testHost(['validate'], folder)];
      const codes = await Promise.all([main({ ...lost.host, stdout: fullDisk() }), main(whole.host)]);
      expect(codes).toEqual([1, 0]);
      expect(lost.stderr()).toBe('The result could not be written (ENOSPC)\n');
      expect(whole.stderr()).toBe('');
    });
  });

  test('does not read the signal for a command that cannot stop halfway', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const { host, stdout } = testHost(['validate'], folder);
      const strict = {
        ...host,
        get signal(): AbortSignal {
          throw new Error('the signal was read');
        },
      };
      expect(await main(strict)).toBe(0);
      expect(stdout()).toMatch(/no problems/);
    });
  });

  test('apply sends no request when it was asked to stop before it started', async () => {
    const server = await serve((response) => json(response, {}, 503));
    try {
      await inFolder(async (folder) => {
        await write(folder, {
          'configs/omgevingen.yaml': `omgevingen:\n  test: { endpoint: "${server.endpoint}", retries: 0 }\n`,
          'configs/test/a.yaml':
            'bevoegdGezag: "00000099000000001000"\ntoewijzingen:\n  - { behandeldienst: "00000099000000101000", activiteiten: [a] }\n',
        });
        const { host, stop, stderr } = testHost(['apply', '--omgeving', 'test', '--yes'], folder);
        stop.abort();
        expect(await main(host)).toBe(3);
        expect(stderr()).toMatch(/^Stopping: [\s\S]*Nothing was sent\.\n/);
        expect(server.requests).toEqual([]);
      });
    } finally {
      await server.close();
    }
  });
});
