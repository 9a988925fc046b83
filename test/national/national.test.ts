import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateNational, writeNational } from '../../bench/national.mjs';
import { checkConfigs } from '../../src/checks/check.js';
import { loadConfigs } from '../../src/config/load.js';
import { isOin } from '../../src/model/oin.js';
import { inFolder, run } from '../support/cli.js';

describe('the generated national configuration', () => {
  test('is always the same', () => {
    const digest = (): string =>
      createHash('sha256')
        .update(JSON.stringify([...generateNational()]))
        .digest('hex');
    expect(digest()).toBe(digest());
    expect(generateNational().size).toBe(376 + 3);
  });

  test('holds about 100,000 configuraties without problems', async () => {
    await inFolder(async (folder) => {
      writeNational(folder);
      const tree = await loadConfigs('configs', { cwd: folder });
      const desired = [...tree.toewijzingen.values()].flat().flatMap((file) => file.desired);
      expect(desired.length).toBeGreaterThan(95_000);
      expect(desired.length).toBeLessThan(110_000);
      expect(
        desired.every(
          ({ configuratie }) => isOin(configuratie.oin) && configuratie.oin.startsWith('00000099'),
        ),
      ).toBe(true);
      expect(new Set(desired.map(({ configuratie }) => configuratie.oin)).size).toBe(376);
      expect(checkConfigs(tree)).toEqual([]);
    });
  });

  test('passes validate, plan and apply in a small version, after which nothing is left to do', async () => {
    await inFolder(async (folder) => {
      writeNational(folder, { limit: 4 });
      expect((await run(['validate'], folder)).code).toBe(0);
      expect((await run(['apply', '--omgeving', 'landelijk', '--yes', '-q'], folder)).code).toBe(0);
      expect((await run(['plan', '--omgeving', 'landelijk', '--detailed-exitcode'], folder)).code).toBe(0);
    });
  });
});
