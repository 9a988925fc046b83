/**
 * Measures the program next to a peer, in the same run and on the same files: whole processes, the median of five. The
 * ratios count; the milliseconds are those of one machine on one day. Prints a table and writes bench/results.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNational } from './national.mjs';
import { pointTo, serve, writeInPlace, writeMany } from './served.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const cli = join(here, '../dist/cli.js');
const work = join(here, '.work');
const RUNS = 5;

/** Runs a process to its end; gives its time and its peak memory in MB. */
function once(args, cwd, allowed = [0, 1]) {
  const usage = 'process.on("exit", () => console.error("MAXRSS", process.resourceUsage().maxRSS))';
  const started = performance.now();
  const result = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(usage)}`, ...args],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
    },
  );
  const ms = performance.now() - started;
  if (!allowed.includes(result.status)) throw new Error(`${args.join(' ')}: ${result.stderr}`);
  return { ms, mb: Number(/MAXRSS (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024 };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Two things turn by turn, so that whatever else the machine does hits both. */
function compare(ours, peer) {
  const pairs = Array.from({ length: RUNS }, () => [once(...ours), once(...peer)]);
  return { ours: median(pairs.map(([a]) => a.ms)), peer: median(pairs.map(([, b]) => b.ms)) };
}

/** One activiteit with n configuraties, that overlap or do not. */
function writeOne(folder, n, overlapping) {
  const items = Array.from({ length: n }, (_, i) => {
    const locatie = `00000099${String(overlapping ? 1 : i + 1).padStart(9, '0')}000`;
    return `  - { behandeldienst: "0000009900000000${i % 2}000", activiteiten: [a], locaties: ["${locatie}"] }`;
  });
  mkdirSync(join(folder, 'configs/een'), { recursive: true });
  writeFileSync(
    join(folder, 'configs/een/a.yaml'),
    `bevoegdGezag: "00000099000000009000"\ntoewijzingen:\n${items.join('\n')}\n`,
  );
  return folder;
}

rmSync(work, { recursive: true, force: true });
const national = join(work, 'national');
const { bytes } = writeNational(national);
const rows = [];
const row = (what, next, wanted, { ours, peer }, unit = 'ms') =>
  rows.push([
    what,
    next,
    wanted,
    `${ours.toFixed(0)} ${unit}`,
    `${peer.toFixed(0)} ${unit}`,
    `${(ours / peer).toFixed(2)} ×`,
  ]);
const validate = [[cli, 'validate', '--format', 'json'], national];

row(
  '`validate`, national',
  '`yaml`, parsing the same files',
  '≤ 1.0 ×',
  compare(validate, [[join(here, 'parse.mjs'), 'yaml'], national]),
);
row(
  '`validate`, national',
  '`js-yaml` load of the same files',
  '≤ 1.0 ×',
  compare(validate, [[join(here, 'parse.mjs'), 'js-yaml'], national]),
);
const memory = (args) => ({
  ours: median(Array.from({ length: RUNS }, () => once(args, national).mb)),
  peer: bytes / 1024 / 1024,
});
row('peak memory of `validate`, national', 'size of the YAML', '≤ 60 ×', memory(validate[0]), 'MB');
row(
  'peak memory of `plan`, national',
  'size of the YAML',
  '≤ 60 ×',
  memory([cli, 'plan', '--omgeving', 'landelijk', '--format', 'json']),
  'MB',
);
for (const [overlapping, n, word] of [
  [false, 100_000, 'that do not overlap'],
  [true, 1_000, 'that all do'],
]) {
  const large = writeOne(join(work, `${n}-${overlapping}`), n, overlapping);
  const small = writeOne(join(work, `${n / 10}-${overlapping}`), n / 10, overlapping);
  const args = [cli, 'validate', '--format', 'json'];
  row(
    `one activiteit, ${n} configuraties ${word}`,
    'ten times fewer',
    '≤ 12 ×',
    compare([args, large], [args, small]),
  );
}
row('`--help`', '`node -e 0`', '≤ 1.5 ×', compare([[cli, '--help'], here], [['-e', '0'], here]));

const gemeente = writeMany(join(work, 'gemeente'), 'een', 300);
writeFileSync(join(gemeente, 'configs/omgevingen.yaml'), 'omgevingen:\n  een: { simulator: dso.json }\n');
row(
  '`validate` of one gemeente of 300 configuraties',
  '`node -e 0`',
  '≤ 2.5 ×',
  compare([[cli, 'validate'], gemeente], [['-e', '0'], gemeente]),
);

/** Ours is measured; what the requests alone take is known: each takes its time, so many go side by side. */
const against = (runs, requests, ms, side) => ({ ours: median(runs), peer: (requests * ms) / side });

const PAGE_MS = 5;
const perGezag = await writeInPlace(national, 'landelijk', 'place.json');
const pages = perGezag.reduce((total, n) => total + Math.ceil(n / 200), 0);
const inPlace = await serve(cli, national, ['--state', 'place.json', '--latency', String(PAGE_MS)]);
pointTo(national, 'landelijk', inPlace.endpoint, 4);
const planned = Array.from(
  { length: 3 },
  () => once([cli, 'plan', '--omgeving', 'landelijk'], national, [0]).ms,
);
await inPlace.stop();
row(
  '`plan`, national, all in place, pages at 5 ms',
  'the pages alone, 4 side by side',
  '≤ 1.5 ×',
  against(planned, pages, PAGE_MS, 4),
);

const [CREATES, CREATE_MS] = [2000, 20];
const applied = [];
for (let run = 0; run < 3; run += 1) {
  const folder = writeMany(join(work, `creates-${run}`), 'een', CREATES);
  const empty = await serve(cli, folder, ['--latency', String(CREATE_MS)]);
  pointTo(folder, 'een', empty.endpoint, 8);
  applied.push(once([cli, 'apply', '--omgeving', 'een', '--yes', '--quiet'], folder, [0]).ms);
  await empty.stop();
}
row(
  '`apply` of 2,000 creates at 20 ms',
  'the requests alone, 8 side by side',
  '≤ 1.15 ×',
  against(applied, CREATES, CREATE_MS, 8),
);

const table = [['what', 'next to', 'wanted', 'ours', 'peer', 'ratio'], Array(6).fill('---'), ...rows];
const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
console.log(text);
writeFileSync(
  join(here, 'results.md'),
  `# Measured\n\nNode ${process.version}, ${RUNS} runs each, medians. \`npm run bench\` makes this page.\n\n${text}\n`,
);
rmSync(work, { recursive: true, force: true });
