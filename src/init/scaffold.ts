/** A new repository: what `init` writes, as a map from path to content. Nothing here touches the disk. */
import type { Language } from '../messages/message.js';
import type { Oin } from '../model/oin.js';
import { comments, withCommentsIn } from './comments.js';

export const ciSystems = ['github', 'gitlab', 'shell', 'none'] as const;
export type CiSystem = (typeof ciSystems)[number];

export const initOmgevingen = ['lokaal', 'pre', 'prod'] as const;
export type InitOmgeving = (typeof initOmgevingen)[number];

export interface Answers {
  /** Display name of the bevoegd gezag. */
  readonly naam: string;
  readonly oin: Oin;
  readonly omgevingen: readonly InitOmgeving[];
  readonly ci: CiSystem;
  /** Who reviews changes, as a code host names them (`@gemeente/vth`); left out: no CODEOWNERS. */
  readonly eigenaar?: string;
  /** In which CI comments, and in which the comments in the files are. */
  readonly language: Language;
  /** Where the program comes from, as package.json has it: a version, a `file:` path, an address. */
  readonly pakket: string;
}

/** Files of this package that are copied, by their path in it. */
export interface Templates {
  readonly toestemmingen: string;
  readonly workflows: Readonly<Record<string, string>>;
  readonly gitlab: string;
  readonly shell: string;
}

const SCHEMAS = 'node_modules/behandeldienst/schemas';
/** The Rijk, which registered the national activiteiten. */
const RIJK = '00000001003214345000';

const HOSTS = {
  pre: 'pkio.service.pre.omgevingswet.overheid.nl',
  prod: 'pkio.service.omgevingswet.overheid.nl',
} as const;

/** A name that files and folders can have: "Gemeente 's-Hertogenbosch" → gemeente-s-hertogenbosch. */
export function shortName(naam: string): string {
  return (
    naam
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'bevoegd-gezag'
  );
}

/** The modeline by which editors find the schema of a file, `depth` folders below the repository's own. */
function modeline(kind: string, depth: number): string {
  return `# yaml-language-server: $schema=${'../'.repeat(depth)}${SCHEMAS}/${kind}.schema.json\n`;
}

function omgeving(naam: InitOmgeving, language: Language): string {
  if (naam === 'lokaal') {
    return `  # ${comments.lokaal[language]}
  lokaal:
    simulator: .behandeldienst/lokaal.json
    operaties: [POST, PUT, DELETE]
`;
  }
  const upper = naam.toUpperCase();
  return `  # ${comments.variables[language]}
  ${naam}:
    endpoint: https://${HOSTS[naam]}/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1
    operaties: [POST]
    clientCertificate:
      cert: DSO_${upper}_CERT
      key: DSO_${upper}_KEY
      ca: DSO_${upper}_CA
`;
}

function toewijzingen(kort: string, language: Language): string {
  return `${modeline('toewijzingen', 2)}# ${comments.toewijzingen[language]}
# ${comments.example[language]}
#
#   toewijzingen:
#     - behandeldienst: omgevingsdienst-x
#       activiteiten:
#         - nl.imow-gm0000.activiteit.Kappen
#         - { naam: nl.imow-mnre1034.activiteit.Asfaltcentrale, oin: rijk }
#       toestemmingen: [vergunning, melding]   # ${comments.allOfThem[language]}
#       locaties: [gemeente-y]                 # ${comments.wholeArea[language]}
bevoegdGezag: ${kort}
toewijzingen: []
`;
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

function editor(): Record<string, string> {
  const kinds = {
    omgevingen: 'configs/omgevingen.yaml',
    organisaties: 'configs/organisaties.yaml',
    toestemmingen: 'configs/toestemmingen.yaml',
    toewijzingen: 'configs/*/**/*.yaml',
  };
  const schemas = Object.fromEntries(
    Object.entries(kinds).map(([kind, glob]) => [`${SCHEMAS}/${kind}.schema.json`, glob]),
  );
  const settings = { 'yaml.schemas': schemas, 'yaml.validate': true, 'yaml.completion': true };
  return {
    '.vscode/settings.json': `${JSON.stringify(settings, null, 2)}\n`,
    '.vscode/extensions.json': `${JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }, null, 2)}\n`,
  };
}

/** Takes what is about an omgeving that was not chosen out of a workflow: its secrets, its job, its choice. */
function forOmgevingen(workflow: string, omgevingen: readonly InitOmgeving[]): string {
  let text = workflow;
  const online = omgevingen.filter((naam) => naam !== 'lokaal');
  for (const naam of ['pre', 'prod'] as const) {
    if (online.includes(naam)) continue;
    text = text
      .replace(new RegExp(`^ +DSO_${naam.toUpperCase()}_.*\n`, 'gm'), '')
      .replace(new RegExp(`^  ${naam}:\n(?:    .*\n|\n(?=    ))+\n?`, 'm'), '')
      .replace(new RegExp(`^    needs: ${naam}\n`, 'gm'), '');
  }
  return `${text.replace(/options: \[.*\]/, `options: [${online.join(', ')}]`).trimEnd()}\n`;
}

/** The jobs of GitLab's flow that are about the chosen omgevingen; without one elsewhere there is only checking. */
function gitlabFor(flow: string, omgevingen: readonly InitOmgeving[]): string {
  const [head = '', ...blocks] = flow.split('\n\n');
  const online = omgevingen.filter((naam) => naam !== 'lokaal');
  const [first] = online;
  if (first === undefined) {
    const [title = ''] = head.split('\n');
    const checks = blocks.filter((block) => !/^\.?(plan|apply|drift)\b/m.test(block));
    return `${[`${title}\nstages: [check]`, ...checks].join('\n\n').trimEnd()}\n`;
  }
  const others = new RegExp(`^(plan|apply|drift)-(?!(${online.join('|')}):)\\w+:$`, 'm');
  const jobs = blocks.filter((block) => !others.test(block)).join('\n\n');
  // What it says of pre holds for any.
  const told = head.replace(/\bpre\b/g, first).replace(/_PRE_/g, `_${first.toUpperCase()}_`);
  const alone = online.includes('pre') ? jobs : jobs.replace('  needs: [apply-pre]\n', '');
  return `${told}\n\n${alone.trimEnd()}\n`;
}

/** The language of what a workflow says; English is what it says of itself. */
function inTaal(workflow: string, language: Language): string {
  if (language === 'en') return workflow;
  return workflow.replace(/^permissions: \{\}$/m, '$&\n\nenv:\n  LC_MESSAGES: nl_NL.UTF-8');
}

function flow({ ci, omgevingen, language }: Answers, templates: Templates): Record<string, string> {
  if (ci === 'gitlab') {
    const jobs = gitlabFor(withCommentsIn(language, templates.gitlab), omgevingen);
    const own = language === 'en' ? jobs : jobs.replace(/^variables:$/m, '$&\n  LC_MESSAGES: nl_NL.UTF-8');
    return { '.gitlab-ci.yml': own };
  }
  if (ci === 'shell') return { 'flow.sh': withCommentsIn(language, templates.shell) };
  if (ci === 'none') return {};
  // Without an omgeving elsewhere there is nothing to apply or to drift: checking is all that can be done.
  const online = omgevingen.some((naam) => naam !== 'lokaal');
  const wanted = Object.entries(templates.workflows).filter(([name]) => online || name === 'plan.yml');
  return Object.fromEntries(
    wanted.map(([name, text]) => [
      `.github/workflows/${name}`,
      inTaal(forOmgevingen(withCommentsIn(language, text), omgevingen), language),
    ]),
  );
}

/**
 * The files of a new repository: configuration that validates and plans at once, the flow, and what editors need.
 *
 * @returns content by path, relative to the repository.
 */
export function scaffold(answers: Answers, templates: Templates): Map<string, string> {
  const { naam, oin, omgevingen, eigenaar, pakket, language } = answers;
  const kort = shortName(naam);
  const manifest = {
    name: `${kort}-behandeldienst`,
    private: true,
    license: 'UNLICENSED',
    scripts: { validate: 'behandeldienst validate', plan: 'behandeldienst plan' },
    devDependencies: { behandeldienst: pakket },
  };
  const files: Record<string, string> = {
    'configs/omgevingen.yaml': `${modeline('omgevingen', 1)}# ${comments.omgevingen[language]}
omgevingen:
${omgevingen.map((item) => omgeving(item, language)).join('\n')}`,
    'configs/organisaties.yaml': `${modeline('organisaties', 1)}# ${comments.organisaties[language]}
organisaties:
  ${kort}: { oin: "${oin}", naam: ${JSON.stringify(naam)} }
  rijk: { oin: "${RIJK}", naam: Rijk (landelijke activiteiten) }
`,
    'configs/toestemmingen.yaml': withCommentsIn(language, templates.toestemmingen).replace(
      /^# yaml-language-server.*\n/,
      modeline('toestemmingen', 1),
    ),
    ...Object.fromEntries(
      omgevingen.map((item) => [`configs/${item}/${kort}.yaml`, toewijzingen(kort, language)]),
    ),
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    '.gitignore': gitignore(language),
    ...editor(),
    ...flow(answers, templates),
    ...(eigenaar === undefined
      ? {}
      : {
          CODEOWNERS: `# ${comments.owners[language]}\n* ${eigenaar}\n`,
        }),
  };
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
