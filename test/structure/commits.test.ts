/** Commit subjects: what scripts/check-commits.mjs accepts and reports. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../scripts/check-commits.mjs';
import { inFolder, repository } from '../support/cli.js';

describe('the subject of a commit', () => {
  test.each([
    'fix(import): report files that are read twice',
    'docs: describe the layers',
    'feat(library)!: shrink the public interface',
    `test: ${'a'.repeat(66)}`,
  ])('may be "%s"', (subject) => {
    expect(faultOf(subject)).toBeUndefined();
  });

  test.each([
    ['What is read twice is told', /is not "type: subject"/],
    ['feature: add a flag', /unknown type feature/],
    ['fix:add a space', /is not "type: subject"/],
    ['fix: ', /has no subject/],
    ['fix: end the sentence.', /full stop/],
    [`test: ${'a'.repeat(67)}`, /has 73 characters; the limit is 72/],
  ])('may not be "%s"', (subject, fault) => {
    expect(faultOf(subject)).toMatch(fault);
  });

  test('is checked in the given commits only', async () => {
    await inFolder(async (folder) => {
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
          cwd: folder,
        });
      git('init', '-q', '-b', 'main');
      for (const subject of ['An old commit', 'fix: a new one', 'Not this one'])
        git('commit', '-q', '--allow-empty', '-m', subject);
      const check = (range: string) =>
        spawnSync(process.execPath, [join(repository, 'scripts/check-commits.mjs'), range], {
          cwd: folder,
          encoding: 'utf8',
        });
      expect(check('HEAD~2..HEAD~1')).toMatchObject({ status: 0, stderr: '' });
      const refused = check('HEAD~2..HEAD');
      expect(refused).toMatchObject({ status: 1 });
      expect(refused.stderr).toMatch(
        /^\w+ "Not this one" is not "type: subject" or "type\(scope\): subject"\n$/,
      );
    });
  });
});
