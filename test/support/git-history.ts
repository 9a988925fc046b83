/** Git repositories with a made-up history, written at once by `git fast-import`. */
import { execFileSync } from 'node:child_process';

/** A commit: its subject, and all files after it, by path. */
export interface MadeCommit {
  readonly subject: string;
  readonly files: ReadonlyMap<string, string>;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function commitText({ subject, files }: MadeCommit, mark: number): string {
  return [
    `commit refs/heads/main\nmark :${mark}\n`,
    `committer A <a@example.org> ${1_700_000_000 + mark * 60} +0000\n`,
    data(subject),
    'deleteall\n',
    ...[...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ].join('');
}

/** Makes a repository in an empty folder. Its work tree stays empty. */
export function makeRepository(folder: string, commits: readonly MadeCommit[]): void {
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: commits.map((commit, i) => commitText(commit, i + 1)).join(''),
  });
}
