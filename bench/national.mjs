/**
 * Turns the national list of activities into a configuration tree: a file per bevoegd gezag, in the shape people write,
 * some 100,000 configuraties. Nothing in it is chance: the same list gives the same tree, to the letter.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, testOinOf as oinOf, readRtrList } from './build/internals.js';

const RIJK = 'mnre1034';
const DIENSTEN = 28;
/** National activities that each bevoegd gezag has a mandate for. */
const NATIONAL_EACH = 50;

const toestemmingen = {
  vergunning: ['Vergunning', 'Aanvraag vergunning'],
  melding: ['Melding', 'Melding'],
  informatie: ['Informatie', 'Informatie'],
  maatwerk: ['AanvraagMaatwerkvoorschrift', 'Aanvraag maatwerkvoorschrift'],
};

/** A number from a text, the same everywhere (FNV-1a). */
function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * The activities of each bevoegd gezag, in the order of the list.
 *
 * @returns {{code: string, naam: string, laag: string, urns: string[]}[]}
 */
export function readList() {
  const gezagen = new Map();
  for (const { bestuurslaag: laag, bestuursorgaan: naam, urn } of readRtrList()) {
    if (!gezagen.has(naam)) gezagen.set(naam, { code: undefined, naam, laag, urns: new Set() });
    const gezag = gezagen.get(naam);
    gezag.code ??= codeOf(urn);
    gezag.urns.add(urn);
  }
  // A few names in the list are no URN; a bevoegd gezag with none at all gets a code from its name.
  return [...gezagen.values()].map(({ code, ...gezag }) => ({
    ...gezag,
    code: code ?? `x${hash(gezag.naam)}`.slice(0, 9),
    urns: [...gezag.urns],
  }));
}

function shortName({ naam, code }) {
  if (code === RIJK) return 'rijk';
  return `${naam
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}-${code}`.slice(0, 60);
}

/** One toewijzing as YAML. */
function toewijzing({ dienst, activiteiten, codes, locaties }) {
  const lines = [
    `  - behandeldienst: ${dienst}`,
    '    activiteiten:',
    ...activiteiten.map((item) => `      - ${item}`),
  ];
  if (codes !== undefined) lines.push(`    toestemmingen: [${codes.join(', ')}]`);
  if (locaties !== undefined) lines.push(`    locaties: [${locaties.join(', ')}]`);
  return lines.join('\n');
}

/** The ways in which a mandate is cut up. Each gives every combination at most one behandeldienst. */
const shapes = [
  { part: 5, pieces: () => [{ dienst: 0 }] },
  { part: 6, pieces: () => [{ dienst: 0, codes: ['vergunning', 'melding'] }] },
  {
    part: 3,
    pieces: () => [
      { dienst: 0, codes: ['vergunning'] },
      { dienst: 1, codes: ['melding', 'informatie', 'maatwerk'] },
    ],
  },
  {
    part: 2,
    pieces: (areas) => [
      { dienst: 0, codes: ['vergunning'], locaties: [areas[0]] },
      { dienst: 1, codes: ['vergunning'], locaties: areas.slice(1) },
      { dienst: 2, codes: ['melding', 'informatie'] },
    ],
  },
  // What is left to the bevoegd gezag itself is in no toewijzing.
  { part: 3, pieces: () => [] },
];
const PARTS = shapes.reduce((sum, { part }) => sum + part, 0);

/** Index of the shape in which a bevoegd gezag cuts up one activity. */
function shapeOf(text) {
  const at = hash(text) % PARTS;
  let end = 0;
  return shapes.findIndex(({ part }) => {
    end += part;
    return at < end;
  });
}

function fileOf(gezag, national, areas) {
  const own = gezag.urns.map((urn) => ({ text: urn, naam: urn }));
  const shared = national.map((urn) => ({ text: `{ naam: ${urn}, oin: rijk }`, naam: urn }));
  const first = hash(gezag.code) % DIENSTEN;
  const dienst = (i) => `omgevingsdienst-${String(((first + i * 9) % DIENSTEN) + 1).padStart(2, '0')}`;
  const groups = shapes.map(() => []);
  for (const { text, naam } of [...own, ...shared]) groups[shapeOf(gezag.code + naam)].push(text);
  const toewijzingen = groups.flatMap((activiteiten, i) =>
    activiteiten.length === 0
      ? []
      : shapes[i]
          .pieces(areas)
          .map((piece) => toewijzing({ ...piece, dienst: dienst(piece.dienst), activiteiten })),
  );
  const body =
    toewijzingen.length === 0 ? 'toewijzingen: []\n' : `toewijzingen:\n${toewijzingen.join('\n\n')}\n`;
  return `# ${gezag.naam}\nbevoegdGezag: ${shortName(gezag)}\n${body}`;
}

/**
 * The tree, by path.
 *
 * @param {{limit?: number, endpoint?: string}} [options] at most so many bevoegde gezagen (all of them when left out);
 *   where the omgeving `landelijk` points to (its own simulator when left out).
 * @returns {Map<string, string>}
 */
export function generateNational({ limit, endpoint } = {}) {
  const all = readList();
  const national = all.flatMap(({ urns }) => urns.filter((urn) => urn.includes(`-${RIJK}.`)));
  const gezagen = all.slice(0, limit);
  const files = new Map();
  const target =
    endpoint === undefined ? 'simulator: .behandeldienst/landelijk.json' : `endpoint: ${endpoint}`;
  files.set(
    'configs/omgevingen.yaml',
    `omgevingen:\n  landelijk:\n    ${target}\n    operaties: [POST, PUT, DELETE]\n    concurrency: 8\n`,
  );
  const organisaties = [
    ...Array.from({ length: DIENSTEN }, (_, i) => {
      const number = String(i + 1).padStart(2, '0');
      return `  omgevingsdienst-${number}: { oin: "${oinOf(`od${number}`)}", naam: Omgevingsdienst ${number} }`;
    }),
    ...all.map(
      (gezag) =>
        `  ${shortName(gezag)}: { oin: "${oinOf(gezag.code)}", naam: ${JSON.stringify(gezag.naam)} }`,
    ),
  ];
  files.set('configs/organisaties.yaml', `organisaties:\n${organisaties.join('\n')}\n`);
  const register = Object.entries(toestemmingen).map(
    ([kort, [code, waarde]]) => `  ${kort}: { code: ${code}, waarde: ${waarde} }`,
  );
  files.set('configs/toestemmingen.yaml', `toestemmingen:\n${register.join('\n')}\n`);
  for (const [i, gezag] of gezagen.entries()) {
    const areas = [0, 1, 2].map((step) => shortName(all[(i + step) % all.length]));
    const start = hash(gezag.code) % national.length;
    const mine = Array.from({ length: NATIONAL_EACH }, (_, n) => national[(start + n) % national.length]);
    const extra = gezag.urns.some((urn) => urn.includes(`-${RIJK}.`)) ? [] : mine;
    files.set(
      `configs/landelijk/${gezag.laag.toLowerCase()}/${shortName(gezag)}.yaml`,
      fileOf(gezag, [...new Set(extra)], areas),
    );
  }
  return files;
}

/** Writes the tree below a folder. Gives the number of files and bytes. */
export function writeNational(folder, options) {
  let bytes = 0;
  const files = generateNational(options);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  }
  return { files: files.size, bytes };
}
