/** `explain`: prints what a problem code means, with an example and a solution. */
import { readFile } from 'node:fs/promises';
import { nearest } from '../../lib/nearest.js';
import { packageFile } from '../../lib/package-file.js';
import { formatMessage } from '../../messages/message.js';
import { Failure } from '../../model/failure.js';
import { problemCodes } from '../../model/problem-codes.js';
import { validateMessages } from '../../output/validate-messages.js';
import { cliMessages } from '../messages.js';
import type { Session } from '../session.js';

/** Renders a markdown page for a terminal: bold headings, examples indented below the name of their file. */
function forTerminal(page: string, session: Session): string {
  const bold = (text: string): string => session.paint('bold', text);
  return page
    .replace(/^```(?:yaml|json) (.*)\n([\s\S]*?)^```$/gm, (_block, file: string, text: string) => {
      const lines = text.trimEnd().split('\n');
      return [`  ${session.paint('dim', file)}`, ...lines.map((line) => `    ${line}`)].join('\n');
    })
    .replace(/^#+ (.*)$/gm, (_line, heading: string) => bold(heading))
    .replace(/`([^`]*)`/g, '$1');
}

/** Without a code it lists all codes. */
export async function explain(session: Session, code: string | undefined): Promise<number> {
  if (code === undefined) {
    const width = Math.max(...problemCodes.map((item) => item.length));
    for (const item of problemCodes)
      session.print(
        `${session.paint('bold', item.padEnd(width))}  ${formatMessage(validateMessages.ruleHelp({ code: item }), session.language)}\n`,
      );
    return 0;
  }
  const known = problemCodes.find((item) => item === code);
  if (known === undefined)
    throw new Failure('usage', cliMessages.unknownCode({ code, suggestions: nearest(code, problemCodes) }));
  const folder = session.language === 'nl' ? 'problemen' : 'problems';
  const page = await readFile(packageFile(`docs/${folder}/${known}.md`), 'utf8');
  session.print(forTerminal(page, session));
  return 0;
}
