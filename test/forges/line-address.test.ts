import { describe, expect, test } from 'vitest';
import { forges } from '../../src/connect/forge.js';
import { lineAddress } from '../../src/forges/line-address.js';

const at = { commit: 'c0ffee', top: '/work', cwd: '/work/deep' };
const file = 'configs/lokaal/a b"><#?.yaml';
const path = 'deep/configs/lokaal/a%20b%22%3E%3C%23%3F.yaml#L7';

describe('line address', () => {
  test.each<[string, string, string | undefined]>([
    ['GitHub over https', 'https://github.com/o/r.git', `https://github.com/o/r/blob/c0ffee/${path}`],
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
    ['GitLab over https', 'https://gitlab.com/g/s/r.git', `https://gitlab.com/g/s/r/-/blob/c0ffee/${path}`],
    [
      'an own installation of GitLab',
      'ssh://git@gitlab.x.nl:2222/g/r.git',
      `https://gitlab.x.nl/g/r/-/blob/c0ffee/${path}`,
    ],
    [
      'a remote with credentials, which are left out',
      'https://user:s3cret@github.com/o/r.git?token=s3cret#s3cret',
      `https://github.com/o/r/blob/c0ffee/${path}`,
    ],
    ['an unknown host, which gets no link', 'https://git.example.nl/o/r.git', undefined],
    ['a host whose name only looks like GitHub', 'https://notgithub.com/o/r', undefined],
    [
      'an own installation of GitHub',
      'https://github.x.nl/o/r',
      `https://github.x.nl/o/r/blob/c0ffee/${path}`,
    ],
    ['a folder', '/srv/git/r.git', undefined],
    ['a folder as a URL', 'file:///srv/github.com/r.git', undefined],
    ['a script', 'javascript:alert(1)//github.com/', undefined],
    ['data', 'data:text/html,<script>1</script>', undefined],
    ['nonsense', '::', undefined],
  ])('from the remote: %s', (_what, remote, expected) => {
    expect(lineAddress(forges, {}, { ...at, remote })(file, 7)).toBe(expected);
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    [
      'GitHub Actions',
      { GITHUB_SERVER_URL: 'https://git.x.nl', GITHUB_REPOSITORY: 'o/r' },
      `https://git.x.nl/o/r/blob/c0ffee/${path}`,
    ],
    ['GitLab CI', { CI_PROJECT_URL: 'http://u:p@x.nl/g/r' }, `http://x.nl/g/r/-/blob/c0ffee/${path}`],
    ['a variable that is no web address', { CI_PROJECT_URL: 'javascript:alert(1)' }, undefined],
  ])('from the variables of the run: %s', (_what, env, expected) => {
    expect(lineAddress(forges, env, { ...at, remote: undefined })(file, 7)).toBe(expected);
  });

  test('undefined outside the repository, and without a repository', () => {
    expect(
      lineAddress(forges, {}, { ...at, remote: 'git@github.com:o/r' })('../../other/a.yaml', 1),
    ).toBeUndefined();
    expect(lineAddress(forges, { CI_PROJECT_URL: 'https://x.nl/g/r' }, undefined)(file, 1)).toBeUndefined();
  });
});
