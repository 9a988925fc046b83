/** Runs git, to read a repository: nothing here writes to one. */
import { spawn } from 'node:child_process';
import { Failure } from '../model/failure.js';
import { gitMessages } from './messages.js';

/** Environment variables for git, such as PATH, HOME and GIT_DIR. */
export type GitEnvironment = Readonly<Record<string, string | undefined>>;

interface Finished {
  readonly code: number;
  readonly stdout: Buffer;
}

/** Git without pager, prompts or optional locks. Paths are literal, not patterns. */
const SETTINGS = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  LC_ALL: 'C',
};

/** Git in one folder. */
export class Git {
  readonly #folder: string;
  readonly #env: GitEnvironment;

  constructor(folder: string, env: GitEnvironment) {
    this.#folder = folder;
    this.#env = env;
  }

  /** The output of a git command without surrounding white space; undefined when the command fails. */
  async text(args: readonly string[]): Promise<string | undefined> {
    const { code, stdout } = await this.#run(args);
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
  }

  /**
   * The output of a git command that must succeed.
   *
   * @param input for its standard input.
   * @throws Failure `usage` when the command fails, so that unreadable data never counts as absent data.
   */
  async output(args: readonly string[], input?: string): Promise<Buffer> {
    const { code, stdout } = await this.#run(args, input);
    if (code !== 0) throw new Failure('usage', gitMessages.historyUnreadable());
    return stdout;
  }

  /** Fields of an output that must succeed, separated by NUL: the one character that no message or path holds. */
  async fields(args: readonly string[]): Promise<string[]> {
    return (await this.output(args)).toString('utf8').split('\0');
  }

  #run(args: readonly string[], input?: string): Promise<Finished> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', args, {
        cwd: this.#folder,
        stdio: ['pipe', 'pipe', 'ignore'],
        env: { ...this.#env, ...SETTINGS },
      });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', (cause) => reject(new Failure('usage', gitMessages.gitMissing(), { cause })));
      child.on('close', (code) => resolve({ code: code ?? 1, stdout: Buffer.concat(chunks) }));
      // Git may exit before it has read all of its input; its exit code says so.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }
}
