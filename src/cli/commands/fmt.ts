/** `fmt`: gives every file the same layout. */
import { configMessages } from '../../config/messages.js';
import { formatConfigs } from '../../edit/format-files.js';
import { assertInTree, writeFileAtomic } from '../../lib/write-file.js';
import { Failure } from '../../model/failure.js';
import { hasErrors } from '../../model/problem.js';
import { emptyRegisters } from '../../model/registers.js';
import { safe } from '../../output/safe-text.js';
import { validateText } from '../../output/validate-text.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

export async function fmt(session: Session, { check }: { check: boolean }): Promise<number> {
  const formatted = await formatConfigs(session.options.configs, session.cwd);
  if (formatted.length === 0)
    throw new Failure('usage', configMessages.configsEmpty({ dir: session.options.configs }));
  const changed = formatted.filter((file) => file.changed);
  if (!check) for (const { absolute } of changed) await assertInTree(absolute, session.cwd);
  for (const { path, absolute, text } of changed) {
    if (!check) await writeFileAtomic(absolute, text);
    session.print(`${safe(path)}\n`);
  }
  const problems = formatted.flatMap((file) => file.problems);
  if (problems.length > 0) {
    const report = { files: formatted.length, configurations: 0, problems };
    session.say(validateText(report, session.errorContext(emptyRegisters)).trimEnd());
  }
  const files = changed.length;
  if (files === 0 && problems.length === 0)
    session.info(cliMessages.fmtUnchanged({ files: formatted.length }));
  else session.info((check ? cliMessages.fmtWould : cliMessages.fmtDone)({ files }));
  return hasErrors(problems) || (check && files > 0) ? 1 : 0;
}
