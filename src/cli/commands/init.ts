import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Interface } from 'node:readline/promises';
import { type Answers, type CiSystem, type Question, questions } from '../../init/answers.js';
import { initMessages } from '../../init/messages.js';
import { findPackageSource, listsProgram, MANIFEST, tarballOf } from '../../init/package-source.js';
import { scaffold } from '../../init/scaffold.js';
import { readTemplates } from '../../init/templates.js';
import { assertInTree, makeFolder, writeFileAtomic } from '../../lib/write-file.js';
import { formatMessage } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { ask } from '../ask.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';
import { version } from '../version.js';

export interface InitOptions {
  readonly bevoegdGezag?: string;
  readonly oin?: string;
  readonly omgevingen?: string;
  readonly ci?: CiSystem;
  readonly owner?: string;
  readonly package?: string;
  readonly force: boolean;
}

/** Asks on the terminal until an answer is valid. An empty answer means the preset. */
async function askUntilValid<T>(session: Session, prompt: Interface, question: Question<T>): Promise<T> {
  const { text, parse, preset } = question;
  const hint = preset === undefined ? '' : ` [${preset}]`;
  for (;;) {
    const answer = await ask(prompt, `${formatMessage(text, session.language)}${hint}`);
    if (answer === undefined) throw new Failure('usage', initMessages.stopped());
    const parsed = parse(answer || (preset ?? ''));
    if ('value' in parsed) return parsed.value;
    session.warn(parsed.fault);
  }
}

/** Collects the answers: from the flags, else from the terminal, else the presets. */
async function collectAnswers(
  session: Session,
  options: InitOptions,
  packageSource: string,
): Promise<Answers> {
  const prompt = session.interactive ? session.openPrompt() : undefined;
  const answer = async <T>(given: string | undefined, question: Question<T>): Promise<T> => {
    if (given === undefined && prompt !== undefined) return askUntilValid(session, prompt, question);
    const text = given ?? question.preset;
    if (text === undefined) throw new Failure('usage', cliMessages.flagMissing({ flag: question.flag }));
    const parsed = question.parse(text);
    if ('fault' in parsed) throw new Failure('usage', parsed.fault);
    return parsed.value;
  };
  try {
    const naam = await answer(options.bevoegdGezag, questions.naam);
    return {
      naam,
      oin: await answer(options.oin, questions.oin(naam)),
      omgevingen: await answer(options.omgevingen, questions.omgevingen),
      ci: await answer(options.ci, questions.ci),
      owner: options.owner,
      language: session.language,
      packageSource,
    };
  } finally {
    prompt?.close();
  }
}

/** Writes files into the working directory and prints their paths. */
async function writeFiles(session: Session, files: ReadonlyMap<string, string>): Promise<void> {
  for (const path of files.keys()) await assertInTree(path, session.cwd);
  for (const path of files.keys()) await makeFolder(dirname(path), session.cwd);
  for (const [path, content] of files) {
    const target = join(session.cwd, path);
    await writeFileAtomic(target, content);
    if (path.endsWith('.sh')) await chmod(target, 0o755);
    session.print(`${path}\n`);
  }
}

/** `init`: writes a new repository into the working directory, or nothing when a file would be overwritten. */
export async function init(session: Session, options: InitOptions): Promise<number> {
  const { cwd, language } = session;
  const packageSource = findPackageSource(cwd, version(), options.package);
  const files = scaffold(await collectAnswers(session, options, packageSource), await readTemplates());
  const keepManifest = options.package === undefined && (await listsProgram(cwd));
  if (keepManifest) files.delete(MANIFEST);
  const existing = [...files.keys()].filter((path) => existsSync(join(cwd, path)));
  if (existing.length > 0 && !options.force)
    throw new Failure('usage', initMessages.inTheWay({ paths: existing }));
  await writeFiles(session, files);
  if (session.options.quiet) return 0;
  if (keepManifest) session.info(initMessages.packageKept());
  const isNowhere = !keepManifest && options.package === undefined && packageSource === version();
  if (isNowhere)
    session.say(formatMessage(initMessages.getProgram({ tarball: tarballOf(version()) }), language));
  session.say(formatMessage(initMessages.nextSteps({ install: !keepManifest && !isNowhere }), language));
  return 0;
}
