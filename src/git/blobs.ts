/** The content of files in git's object store. */
import { Failure } from '../model/failure.js';
import type { Git } from './git.js';
import { gitMessages } from './messages.js';

/** Splits the output of `git cat-file --batch`: per blob a line `<id> blob <size>`, the bytes, and a line feed. */
function* contents(stdout: Buffer): Generator<Buffer> {
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const size = Number(stdout.toString('latin1', at, end).split(' ')[2]);
    if (!Number.isSafeInteger(size)) return;
    yield stdout.subarray(end + 1, end + 1 + size);
    at = end + 1 + size + 1;
  }
}

/**
 * Reads blobs by their id, all in one git process.
 *
 * @throws Failure `usage` when git cannot read every one of them.
 */
export async function readBlobs(
  git: Git,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...ids];
  const stdout = await git.output(['cat-file', '--batch'], wanted.map((id) => `${id}\n`).join(''));
  const found = [...contents(stdout)];
  if (found.length !== wanted.length) throw new Failure('usage', gitMessages.historyUnreadable());
  return new Map(wanted.map((id, i) => [id, found[i] ?? new Uint8Array()]));
}
