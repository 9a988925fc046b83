/** The git repository in which the files live: read, never written. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, posix, relative, resolve } from 'node:path';
import { Failure } from '../model/failure.js';
import { gitMessages } from './messages.js';

interface Ran {
  readonly code: number;
  readonly stdout: Buffer;
}

/** Runs git in a folder. No repository hook or pager of the user takes part, and nothing is asked. A path is no pattern. */
export function run(cwd: string, args: readonly string[], input?: string): Promise<Ran> {
  return new Promise((done, reject) => {
    const child = spawn('git', args, {
      cwd,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LITERAL_PATHSPECS: '1',
        LC_ALL: 'C',
      },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (cause) => reject(new Failure('usage', gitMessages.gitMissing(), { cause })));
    child.on('close', (code) => done({ code: code ?? 1, stdout: Buffer.concat(chunks) }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** What git prints, without the white space around it; undefined when it fails. */
export async function text(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await run(cwd, args);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/**
 * A path as git knows it.
 *
 * @param dir relative to the working directory `cwd`.
 * @throws Failure `usage` when it is not in the repository at `top`.
 */
export function inside(top: string, cwd: string, dir: string): string {
  const path = relative(top, resolve(cwd, dir)).replaceAll('\\', '/');
  if (path.startsWith('..') || isAbsolute(path))
    throw new Failure('usage', gitMessages.outsideRepository({ path: dir }));
  return path === '' ? '.' : path;
}

/** A file of a commit, or a symbolic link, of which the content is where it leads. */
interface Blob {
  readonly id: string;
  readonly path: string;
  readonly link: boolean;
}

/** A folder as it was at a commit, written out. */
export interface WrittenFolder {
  /** Stands in for the working directory. */
  readonly cwd: string;
  /** The folder, relative to that. */
  readonly dir: string;
  /** Whether all of it is there: a symbolic link that leads out of the folder has nothing to lead to. */
  readonly whole: boolean;
}

/**
 * What git prints, as it is.
 *
 * @throws Failure `usage` when it fails: what could not be read is never taken for something that is not there.
 */
export async function asked(cwd: string, args: readonly string[], input?: string): Promise<Buffer> {
  const { code, stdout } = await run(cwd, args, input);
  if (code !== 0) throw new Failure('usage', gitMessages.historyUnreadable());
  return stdout;
}

/** Takes the contents out of the answer of `git cat-file --batch`: a line `<id> blob <size>`, the bytes, a line end. */
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
 * What files hold, by id: all of it asked of one process.
 *
 * @throws Failure `usage` when git cannot give all of it.
 */
export async function contentsOf(
  top: string,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...ids];
  const stdout = await asked(top, ['cat-file', '--batch'], wanted.map((id) => `${id}\n`).join(''));
  const found = [...contents(stdout)];
  if (found.length !== wanted.length) throw new Failure('usage', gitMessages.historyUnreadable());
  return new Map(wanted.map((id, i) => [id, found[i] ?? new Uint8Array()]));
}

/** The state of the files at the commit from which the present work departs. */
export class Base {
  readonly commit: string;
  readonly #top: string;
  readonly #cwd: string;

  /** @param top the repository's folder; `cwd` is in it. Both without symbolic links. */
  constructor(commit: string, top: string, cwd: string) {
    this.commit = commit;
    this.#top = top;
    this.#cwd = cwd;
  }

  /**
   * The files below a path of the repository, with what they hold.
   *
   * @throws Failure `usage` when git cannot give all of them: a part is never taken for the whole.
   */
  async #read(path: string): Promise<[Blob, Uint8Array][]> {
    const listed = await asked(this.#top, ['ls-tree', '-r', '-z', this.commit, '--', path]);
    const blobs = listed
      .toString('utf8')
      .split('\0')
      .flatMap((line): Blob[] => {
        const match = /^(100[0-9]{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
        return match?.[2] && match[3] ? [{ id: match[2], path: match[3], link: match[1] === '120000' }] : [];
      });
    const held = await contentsOf(this.#top, new Set(blobs.map(({ id }) => id)));
    return blobs.map((blob) => [blob, held.get(blob.id) ?? new Uint8Array()]);
  }

  /**
   * Writes a folder as it was into a temporary one, works with it there and clears it away.
   *
   * @param dir a folder of the repository, relative to the working directory.
   * @throws Failure `usage` when git cannot give all of it.
   */
  async withFolder<T>(dir: string, work: (written: WrittenFolder) => Promise<T>): Promise<T> {
    const found = await this.#read(inside(this.#top, this.#cwd, dir));
    const folder = await mkdtemp(join(tmpdir(), 'behandeldienst-'));
    try {
      let whole = true;
      for (const [{ path, link }, bytes] of found) {
        const target = join(folder, path);
        await mkdir(dirname(target), { recursive: true });
        if (!link) await writeFile(target, bytes);
        else {
          const to = Buffer.from(bytes).toString('utf8');
          const leads = posix.join(posix.dirname(path), to);
          const there = found.some(([other]) => other.path === leads || other.path.startsWith(`${leads}/`));
          if (there && !posix.isAbsolute(to)) await symlink(to, target);
          else whole = false;
        }
      }
      const cwd = join(folder, relative(this.#top, this.#cwd));
      await mkdir(cwd, { recursive: true });
      return await work({ cwd, dir: relative(this.#cwd, resolve(this.#cwd, dir)) || '.', whole });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * Of each file of a folder that commits have touched since: the last of them. Paths relative to the working directory.
   *
   * @throws Failure `usage` when git cannot read the history in between.
   */
  async lastCommits(dir: string): Promise<ReadonlyMap<string, string>> {
    const range = `${this.commit}..HEAD`;
    const args = [
      'log',
      '-m',
      '--format=%x01%H',
      '--name-only',
      '-z',
      range,
      '--',
      inside(this.#top, this.#cwd, dir),
    ];
    const listed = await text(this.#top, args);
    if (listed === undefined) throw new Failure('usage', gitMessages.historyUnreadable());
    const found = new Map<string, string>();
    for (const entry of listed.split('\u0001').slice(1)) {
      const [commit = '', ...paths] = entry.split('\0').map((part) => part.trim());
      for (const path of paths) {
        if (path === '') continue;
        const own = relative(this.#cwd, join(this.#top, path)).replaceAll('\\', '/');
        if (!found.has(own)) found.set(own, commit);
      }
    }
    return found;
  }
}

/**
 * Finds where the present work departs from a ref: their merge base, or the ref itself where they have none in common.
 *
 * @param folder the working directory, inside a git repository.
 * @throws Failure `usage` when there is no git, no repository, or no such ref.
 */
export async function departureFrom(ref: string, folder: string): Promise<Base> {
  const { cwd, top } = await open(folder);
  const commit = ref.startsWith('-')
    ? undefined
    : await text(cwd, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === undefined) throw new Failure('usage', gitMessages.unknownRef({ ref }));
  return new Base((await text(cwd, ['merge-base', commit, 'HEAD'])) ?? commit, top, cwd);
}

/** Opens the repository around a folder. */
export async function open(folder: string): Promise<{ cwd: string; top: string }> {
  const cwd = await realpath(folder);
  const top = await text(cwd, ['rev-parse', '--show-toplevel']);
  if (top === undefined) throw new Failure('usage', gitMessages.noRepository());
  return { cwd, top };
}

/** The repository around some files, for who wants to point at their lines. */
export interface Checkout {
  /** The commit at which the files stand. */
  readonly commit: string;
  /** The repository's folder. */
  readonly top: string;
  /** The working directory, without symbolic links. */
  readonly cwd: string;
  /** The URL of the remote repository as git has it, credentials included: not for showing. */
  readonly remote: string | undefined;
}

/**
 * Finds the repository around a folder.
 *
 * @param dir relative to the working directory.
 * @returns undefined outside a repository, or where what is in the folder is not all committed: lines would be off.
 */
export async function checkoutOf(dir: string, folder: string): Promise<Checkout | undefined> {
  const found = await open(folder).catch(() => undefined);
  if (found === undefined) return undefined;
  const { cwd, top } = found;
  const status = await text(cwd, ['status', '--porcelain', '--untracked-files=all', '--', dir]);
  const commit = await text(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (status !== '' || commit === undefined) return undefined;
  return { commit, top, cwd, remote: await text(cwd, ['remote', 'get-url', 'origin']) };
}
