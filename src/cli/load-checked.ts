/** Loads the files of one omgeving for a command that works with them: no command does anything with files with errors. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { learnSecrets } from '../connect/learn-secrets.js';
import type { Message } from '../messages/message.js';
import type { Configuration, Omgeving, ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { hasErrors, sortProblems } from '../model/problem.js';
import { validateText } from '../output/validate-text.js';
import { cliMessages } from './messages.js';
import { checkSnapshots, isAboutNames } from './rtr-checks.js';
import type { Session } from './session.js';

/** A configuration without errors, and the omgeving that the command is about. */
export interface Checked {
  readonly tree: Configuration;
  readonly omgeving: Omgeving;
  readonly files: readonly ToewijzingenFile[];
}

/** The message that omgevingen.yaml does not declare the omgeving, or is missing. */
export function undeclared({ cwd, omgeving, options: { configs } }: Session): Message {
  const names = ['omgevingen.yaml', 'omgevingen.yml'];
  const missing = !names.some((name) => existsSync(resolve(cwd, configs, name)));
  return cliMessages.omgevingUndeclared({ omgeving, configs, missing });
}

/**
 * Loads and checks one omgeving and prints its problems on stderr.
 *
 * @param bySnapshot whether to compare names with the snapshot of the RTR. False for the command that renews it.
 * @returns undefined when there are errors.
 * @throws Failure `usage` when omgevingen.yaml does not declare the omgeving.
 */
export async function loadChecked(
  session: Session,
  { bySnapshot = true } = {},
): Promise<Checked | undefined> {
  const { cwd, omgeving: naam, options } = session;
  const tree = await loadConfigs(options.configs, { omgeving: naam, cwd });
  // Before a problem is printed: somebody may have pasted a secret into a name.
  for (const each of tree.omgevingen.values()) learnSecrets(session.secrets, each, session.env);
  const names = bySnapshot ? (await checkSnapshots(session, tree)).filter(isAboutNames) : [];
  const problems = sortProblems([...checkConfigs(tree), ...names]);
  const files = tree.toewijzingen.get(naam) ?? [];
  const shown = options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems;
  if (shown.length > 0) {
    const configurations = files.reduce((total, { desired }) => total + desired.length, 0);
    const content = { files: tree.files, configurations, problems: shown };
    session.say(validateText(content, session.errorContext(tree.registers)).trimEnd());
  }
  if (hasErrors(problems)) return undefined;
  const omgeving = tree.omgevingen.get(naam);
  if (omgeving === undefined) throw new Failure('usage', undeclared(session));
  return { tree, omgeving, files };
}
