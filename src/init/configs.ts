/** The configuration files of a new repository, and the settings by which an editor checks them. */
import type { Language } from '../messages/message.js';
import type { Answers, InitOmgeving } from './answers.js';
import { comments, withCommentsIn } from './comments.js';

const SCHEMAS = 'node_modules/behandeldienst/schemas';

/** OIN of the Rijk, which registered the national activiteiten. */
const RIJK = '00000001003214345000';

const hosts = {
  pre: 'pkio.service.pre.omgevingswet.overheid.nl',
  prod: 'pkio.service.omgevingswet.overheid.nl',
} as const;

/** Makes a name that a file can have: "Gemeente 's-Hertogenbosch" → gemeente-s-hertogenbosch. */
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

/** The comment by which an editor finds the schema of a file that is `depth` folders deep. */
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
    endpoint: https://${hosts[naam]}/overheid/toepasbare-regels/api/behandeldienstconfiguraties/v1
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
#       toestemmingen: [vergunning, melding]   # ${comments.allToestemmingen[language]}
#       locaties: [gemeente-y]                 # ${comments.wholeArea[language]}
bevoegdGezag: ${kort}
toewijzingen: []
`;
}

/** The files below configs/. `toestemmingen` is that file as this package has it. */
export function configFiles(
  { naam, oin, omgevingen, language }: Answers,
  toestemmingen: string,
): Record<string, string> {
  const kort = shortName(naam);
  const files: Record<string, string> = {
    'configs/omgevingen.yaml': `${modeline('omgevingen', 1)}# ${comments.omgevingen[language]}
omgevingen:
${omgevingen.map((item) => omgeving(item, language)).join('\n')}`,
    'configs/organisaties.yaml': `${modeline('organisaties', 1)}# ${comments.organisaties[language]}
organisaties:
  ${kort}: { oin: "${oin}", naam: ${JSON.stringify(naam)} }
  rijk: { oin: "${RIJK}", naam: Rijk (landelijke activiteiten) }
`,
    'configs/toestemmingen.yaml': withCommentsIn(language, toestemmingen).replace(
      /^# yaml-language-server.*\n/,
      modeline('toestemmingen', 1),
    ),
  };
  for (const item of omgevingen) files[`configs/${item}/${kort}.yaml`] = toewijzingen(kort, language);
  return files;
}

/** Settings and recommended extension for Visual Studio Code. */
export function editorFiles(): Record<string, string> {
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
