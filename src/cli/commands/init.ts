import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Interface } from 'node:readline/promises';
import {
  type Answers,
  type CiSystem,
  ciSystems,
  type InitOmgeving,
  initOmgevingen,
  scaffold,
} from '../../init/scaffold.js';
import { readTemplates } from '../../init/templates.js';
import { makeFolder, writeWhole } from '../../lib/write-file.js';
import { formatMessage, type Message } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { isOin } from '../../model/oin.js';
import { ask } from '../ask.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';
import { version } from '../version.js';

const MANIFEST = 'package.json';

export interface InitOptions {
  readonly bevoegdGezag?: string;
  readonly oin?: string;
  readonly omgevingen?: string;
  readonly ci?: CiSystem;
  readonly owner?: string;
  readonly package?: string;
  readonly force: boolean;
}

/** Where an answer comes from: a flag, or else the terminal. */
class Questions {
  readonly #session: Session;
  readonly #lines: Interface | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#lines = session.interactive ? session.openPrompt() : undefined;
  }

  /** Asks until the answer will do; without a terminal what is missing is an error that names its flag. */
  async ask(
    given: string | undefined,
    flag: string,
    question: Message,
    fault: (text: string) => Message | undefined,
    preset?: string,
  ): Promise<string> {
    const { language } = this.#session;
    const first = given ?? (this.#lines === undefined ? preset : undefined);
    if (first !== undefined) {
      const wrong = fault(first);
      if (wrong !== undefined) throw new Failure('usage', wrong);
      return first;
    }
    if (this.#lines === undefined) throw new Failure('usage', cliMessages.flagMissing({ flag }));
    for (;;) {
      const hint = preset === undefined ? '' : ` [${preset}]`;
      const answer = await ask(this.#lines, `${formatMessage(question, language)}${hint}`);
      if (answer === undefined) throw new Failure('usage', cliMessages.initStopped());
      const text = answer || (preset ?? '');
      const wrong = fault(text);
      if (wrong === undefined) return text;
      this.#session.warn(wrong);
    }
  }

  close(): void {
    this.#lines?.close();
  }
}

function omgevingenOf(text: string): InitOmgeving[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const chosen = initOmgevingen.filter((naam) => names.includes(naam));
  return chosen.length === names.length ? chosen : undefined;
}

async function answersFor(session: Session, options: InitOptions, pakket: string): Promise<Answers> {
  const questions = new Questions(session);
  const known = initOmgevingen.join(', ');
  try {
    const naam = await questions.ask(
      options.bevoegdGezag,
      '--bevoegd-gezag',
      cliMessages.initAskGezag(),
      (text) => (text.trim() === '' || /\p{Cc}/u.test(text) ? cliMessages.initBadName() : undefined),
    );
    const oin = await questions.ask(options.oin, '--oin', cliMessages.initAskOin({ naam }), (text) =>
      isOin(text) ? undefined : cliMessages.initBadOin({ text }),
    );
    const omgevingen = await questions.ask(
      options.omgevingen,
      '--omgevingen',
      cliMessages.initAskOmgevingen({ known }),
      (text) =>
        omgevingenOf(text) === undefined ? cliMessages.initBadOmgevingen({ text, known }) : undefined,
      'lokaal,pre',
    );
    const ci = await questions.ask(
      options.ci,
      '--ci',
      cliMessages.initAskCi({ known: ciSystems.join(', ') }),
      (text) => (ciSystems.some((name) => name === text) ? undefined : cliMessages.initBadCi({ text })),
      'github',
    );
    const { owner } = options;
    return {
      naam: naam.trim(),
      oin,
      omgevingen: omgevingenOf(omgevingen) ?? [],
      ci: ciSystems.find((name) => name === ci) ?? 'none',
      eigenaar: owner,
      language: session.language,
      pakket,
    };
  } finally {
    questions.close();
  }
}

/** What `npm pack` calls this version of the program. */
const tarball = (): string => `behandeldienst-${version()}.tgz`;

/** Where the program comes from: as told, or the file that lies here, or its version: but it is in no registry yet. */
async function packageFor(session: Session, given: string | undefined): Promise<string> {
  if (given !== undefined && /\p{Cc}/u.test(given)) throw new Failure('usage', cliMessages.initBadPackage());
  if (given !== undefined) return /^\.{1,2}\//.test(given) ? `file:${given.replace(/^\.\//, '')}` : given;
  return existsSync(join(session.cwd, tarball())) ? `file:${tarball()}` : version();
}

/** Whether the program is in the package.json that is there: `npm install` of a tarball has put it there. */
async function isInstalled(session: Session): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(session.cwd, MANIFEST), 'utf8'));
    const { dependencies, devDependencies } = manifest as Record<string, object | undefined>;
    return 'behandeldienst' in { ...dependencies, ...devDependencies };
  } catch {
    // None, or not a package.json: then it is in the way as any file is.
    return false;
  }
}

/** `init`: writes a new repository into the working directory. Nothing is written when something is in the way. */
export async function init(session: Session, options: InitOptions): Promise<number> {
  const pakket = await packageFor(session, options.package);
  const files = scaffold(await answersFor(session, options, pakket), await readTemplates());
  const kept = options.package === undefined && (await isInstalled(session));
  if (kept) files.delete(MANIFEST);
  const there: string[] = [];
  for (const path of files.keys()) if (existsSync(join(session.cwd, path))) there.push(path);
  if (there.length > 0 && !options.force)
    throw new Failure('usage', cliMessages.initInTheWay({ paths: there }));
  for (const path of files.keys()) await makeFolder(dirname(path), session.cwd);
  for (const [path, content] of files) {
    const target = join(session.cwd, path);
    await writeWhole(target, content);
    if (path.endsWith('.sh')) await chmod(target, 0o755);
    session.print(`${path}\n`);
  }
  if (session.options.quiet) return 0;
  if (kept) session.info(cliMessages.initPackageKept());
  const fromNpm = !kept && options.package === undefined && pakket === version();
  if (fromNpm) session.say(formatMessage(cliMessages.initGet({ tarball: tarball() }), session.language));
  session.say(formatMessage(cliMessages.initNext({ install: !kept && !fromNpm }), session.language));
  return 0;
}
