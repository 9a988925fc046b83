/** The files of a new repository, as a map from path to content. Nothing here reads or writes the disk. */
import type { Language } from '../messages/message.js';
import type { Answers } from './answers.js';
import { comments } from './comments.js';
import { configFiles, editorFiles, shortName } from './configs.js';
import { type FlowTemplates, flowFiles } from './flows.js';

/** The content of the files of this package that `init` copies. */
export interface Templates extends FlowTemplates {
  readonly toestemmingen: string;
}

function manifest({ naam, packageSource }: Answers): string {
  const content = {
    name: `${shortName(naam)}-behandeldienst`,
    private: true,
    license: 'UNLICENSED',
    scripts: { validate: 'behandeldienst validate', plan: 'behandeldienst plan' },
    devDependencies: { behandeldienst: packageSource },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function gitignore(language: Language): string {
  return `node_modules/
.behandeldienst/
# ${comments.ignored[language]}
plan.json
plan.md
journal.jsonl
validate.sarif
*.pem
*.key
*.pfx
*.p12
`;
}

/**
 * Makes the files of a new repository: configuration that can be validated and planned at once, the flow of a CI, and
 * settings for an editor.
 *
 * @returns content by path, relative to the repository.
 */
export function scaffold(answers: Answers, templates: Templates): Map<string, string> {
  const { owner, language } = answers;
  const files: Record<string, string> = {
    ...configFiles(answers, templates.toestemmingen),
    ...editorFiles(),
    ...flowFiles(answers, templates),
    'package.json': manifest(answers),
    '.gitignore': gitignore(language),
  };
  if (owner !== undefined) files.CODEOWNERS = `# ${comments.owners[language]}\n* ${owner}\n`;
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
