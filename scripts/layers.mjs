/**
 * Checks that src/ keeps to the table in layers.yaml: each folder imports what the table allows, and no file imports
 * itself through others. Imports of types and dynamic imports count too. `npm run lint` runs it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync } from 'rolldown/utils';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);

/**
 * @typedef {object} Layer
 * @property {string} purpose
 * @property {string[]} imports
 * @property {Record<string, string[]>} [only]
 * @property {string[]} packages
 *
 * @typedef {object} Table
 * @property {Record<string, Layer>} layers
 */

/** Reads layers.yaml. @returns {Table} */
export function readTable() {
  return parse(readFileSync(new URL('layers.yaml', root), 'utf8'));
}

/** The TypeScript files of src/ by their path in it; without generated code. @returns {Map<string, string>} */
export function readSources() {
  const paths = readdirSync(new URL('src/', root), { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ts$/.test(path) && !/\.d\.ts$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(new URL(`src/${path}`, root), 'utf8')]));
}

/** The layers as a Markdown table. @param {Table} table */
export function renderTable({ layers }) {
  const code = (names) => names.map((name) => `\`${name}\``).join(', ') || 'nothing';
  const limits = (only) =>
    Object.entries(only)
      .map(([to, files]) => `; ${code([to])} only in ${code(files)}`)
      .join('');
  const rows = Object.entries(layers).map(
    ([name, { purpose, imports, only = {}, packages }]) =>
      `| \`${name}\` | ${purpose} | ${code(imports)}${limits(only)} | ${code(packages)} |`,
  );
  return ['| folder | purpose | may import | packages |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The specifiers of all imports and re-exports of a file. @returns {Set<string>} */
function specifiersIn(path, text) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const found = new Set();
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    // import … from, export … from, import(…), and import(…) as a type: all of them have a source.
    if (node.source?.type === 'Literal') found.add(node.source.value);
    Object.values(node).forEach(visit);
  };
  visit(program);
  return found;
}

/** The unit of the table that a file belongs to: its top folder, or the file itself if it is in no folder. */
const layerOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);

/** `@scope/name/part` → `@scope/name`; `node:fs` → `node`. */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The paths that form a cycle, first one repeated at the end; undefined when there is none. */
function cycleIn(graph) {
  const done = new Set();
  const trail = [];
  const search = (path) => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    trail.push(path);
    for (const next of graph.get(path) ?? []) {
      const cycle = search(next);
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    done.add(path);
    return undefined;
  };
  for (const path of graph.keys()) {
    const cycle = search(path);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Entries of the table that would allow a cycle, or name no folder. @param {Table} table @returns {string[]} */
function faultsOfTable({ layers }) {
  const names = Object.keys(layers);
  return names.flatMap((name, i) =>
    layers[name].imports
      .filter((other) => !names.slice(0, i).includes(other))
      .map((other) => `layers.yaml: ${name} imports ${other}, which is not above it in the table`),
  );
}

/** What the table allows and no file needs: it must be as strict as possible. */
function unusedEntries({ layers }, used) {
  return Object.entries(layers).flatMap(([name, { imports, packages }]) =>
    [...imports, ...packages]
      .filter((item) => !used.has(`${name} ${item}`))
      .map((item) => `layers.yaml: ${name} may import ${item}, but does not; remove it`),
  );
}

/**
 * Finds what is wrong with the files and with the table.
 *
 * @param {Map<string, string>} sources texts by path in src/
 * @param {Table} table
 * @returns {string[]} one line each
 */
export function findViolations(sources, table) {
  const found = faultsOfTable(table);
  const used = new Set();
  const graph = new Map();
  for (const [path, text] of sources) {
    const own = layerOf(path);
    const layer = table.layers[own];
    if (layer === undefined) {
      found.push(`src/${path}: layers.yaml has no entry for ${own}`);
      continue;
    }
    graph.set(path, []);
    for (const specifier of specifiersIn(path, text)) {
      if (!specifier.startsWith('.')) {
        const name = packageOf(specifier);
        used.add(`${own} ${name}`);
        if (!layer.packages.includes(name))
          found.push(`src/${path}: ${own} may not import the package ${name}`);
        continue;
      }
      const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
      graph.get(path).push(target);
      const to = layerOf(target);
      if (to === own) continue;
      used.add(`${own} ${to}`);
      const allowed = layer.only?.[to]?.map((name) => `${own}/${name}.ts`) ?? [path];
      if (!layer.imports.includes(to) || !allowed.includes(path))
        found.push(`src/${path}: ${own} may not import ${target}`);
    }
  }
  const cycle = cycleIn(graph);
  if (cycle !== undefined) found.push(`src/${cycle[0]}: imports itself: ${cycle.join(' → ')}`);
  return [...found, ...unusedEntries(table, used)];
}

const page = new URL('ARCHITECTURE.md', root);

/** The text of ARCHITECTURE.md with the table between its two marks. @param {string} text @param {Table} table */
export function withTable(text, table) {
  return text.replace(
    /(?<=<!-- layers -->\n).*(?=<!-- end of layers -->)/s,
    () => `\n${renderTable(table)}\n\n`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const table = readTable();
  const text = readFileSync(page, 'utf8');
  if (process.argv[2] === '--write') writeFileSync(page, withTable(text, table));
  else {
    const found = findViolations(readSources(), table);
    if (text !== withTable(text, table))
      found.push(
        'ARCHITECTURE.md: shows another table than layers.yaml; run node scripts/layers.mjs --write',
      );
    for (const line of found) console.error(line);
    if (found.length > 0) {
      console.error(
        `${found.length} found. The table of layers is ${fileURLToPath(new URL('layers.yaml', root))}`,
      );
      process.exitCode = 1;
    }
  }
}
