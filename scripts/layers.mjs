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

/**
 * What is wrong, one line each.
 *
 * @param {Map<string, string>} sources texts by path in src/
 * @param {Table} table
 * @returns {string[]}
 */
export function findViolations(sources, { layers }) {
  const found = [];
  const names = Object.keys(layers);
  for (const [i, name] of names.entries()) {
    for (const other of layers[name].imports) {
      const at = names.indexOf(other);
      if (at === -1) found.push(`layers.yaml: ${name} imports ${other}, which is no folder of the table`);
      else if (at >= i)
        found.push(`layers.yaml: ${name} imports ${other}, which is not above it in the table`);
    }
  }

  const files = new Map();
  for (const [path, text] of sources) {
    const layer = layers[layerOf(path)];
    if (layer === undefined) {
      found.push(`src/${path}: layers.yaml has no entry for ${layerOf(path)}`);
      continue;
    }
    const imported = [];
    files.set(path, imported);
    for (const specifier of specifiersIn(path, text)) {
      if (!specifier.startsWith('.')) {
        const name = packageOf(specifier);
        if (!layer.packages.includes(name))
          found.push(`src/${path}: ${layerOf(path)} may not import the package ${name}`);
        continue;
      }
      const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
      imported.push(target);
      const to = layerOf(target);
      const files = layer.only?.[to]?.map((name) => `${layerOf(path)}/${name}.ts`);
      if (to !== layerOf(path) && !(layer.imports.includes(to) && (files ?? [path]).includes(path)))
        found.push(`src/${path}: ${layerOf(path)} may not import ${target}`);
    }
  }

  const cycle = cycleIn(files);
  if (cycle !== undefined) found.push(`src/${cycle[0]}: imports itself: ${cycle.join(' → ')}`);
  return found;
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
