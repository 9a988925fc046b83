import { describe, expect, test } from 'vitest';
import { lineAddress } from '../../src/report/links.js';

const at = { commit: 'c0ffee', top: '/work', cwd: '/work/deep' };
const file = 'configs/lokaal/a b"><#?.yaml';
const path = 'deep/configs/lokaal/a%20b%22%3E%3C%23%3F.yaml#L7';

describe('the address of a line', () => {
  test.each<[string, string, string | undefined]>([
    ['GitHub', 'https://github.com/o/r.git', `https://github.com/o/r/blob/c0ffee/${path}`],
    ['GitHub over ssh', 'git@github.com:o/r.git', `https://github.com/o/r/blob/c0ffee/${path}`],
    ['GitHub by an ssh URL', 'ssh://git@github.com/o/r', `https://github.com/o/r/blob/c0ffee/${path}`],
    [
      'GitHub over ssh at the port of https',
      'ssh://git@ssh.github.com:443/o/r.git',
      `https://github.com/o/r/blob/c0ffee/${path}`,
    ],
    [
      'GitLab over ssh at the port of https',
      'ssh://git@altssh.gitlab.com:443/g/r.git',
      `https://gitlab.com/g/r/-/blob/c0ffee/${path}`,
    ],
    ['GitLab', 'https://gitlab.com/g/s/r.git', `https://gitlab.com/g/s/r/-/blob/c0ffee/${path}`],
    [
      'one’s own GitLab',
      'ssh://git@gitlab.x.nl:2222/g/r.git',
      `https://gitlab.x.nl/g/r/-/blob/c0ffee/${path}`,
    ],
    [
      'a remote with credentials, without them',
      'https://user:s3cret@github.com/o/r.git?token=s3cret#s3cret',
      `https://github.com/o/r/blob/c0ffee/${path}`,
    ],
    ['a service that we do not know', 'https://git.example.nl/o/r.git', undefined],
    ['a service that only looks like one', 'https://notgithub.com/o/r', undefined],
    ['one’s own GitHub', 'https://github.x.nl/o/r', `https://github.x.nl/o/r/blob/c0ffee/${path}`],
    ['a folder', '/srv/git/r.git', undefined],
    ['a folder as a URL', 'file:///srv/github.com/r.git', undefined],
    ['a script', 'javascript:alert(1)//github.com/', undefined],
    ['data', 'data:text/html,<script>1</script>', undefined],
    ['nonsense', '::', undefined],
  ])('at %s', (_what, remote, expected) => {
    expect(lineAddress({}, { ...at, remote })(file, 7)).toBe(expected);
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    [
      'GitHub Actions',
      { GITHUB_SERVER_URL: 'https://git.x.nl', GITHUB_REPOSITORY: 'o/r' },
      `https://git.x.nl/o/r/blob/c0ffee/${path}`,
    ],
    ['GitLab CI', { CI_PROJECT_URL: 'http://u:p@x.nl/g/r' }, `http://x.nl/g/r/-/blob/c0ffee/${path}`],
    ['what is no web address', { CI_PROJECT_URL: 'javascript:alert(1)' }, undefined],
  ])('as %s says it', (_what, env, expected) => {
    expect(lineAddress(env, { ...at, remote: undefined })(file, 7)).toBe(expected);
  });

  test('is none outside the repository, or without one', () => {
    expect(lineAddress({}, { ...at, remote: 'git@github.com:o/r' })('../../other/a.yaml', 1)).toBeUndefined();
    expect(lineAddress({ CI_PROJECT_URL: 'https://x.nl/g/r' }, undefined)(file, 1)).toBeUndefined();
  });
});
