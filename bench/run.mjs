/**
 * Measures the program next to a peer, in the same run and on the same files: whole processes, medians. The ratios count;
 * the milliseconds are those of one machine on one day. Prints a table and writes bench/results.md.
 *
 * `npm run bench -- --million` adds the rows of a million configuraties: they take some minutes and 3 GB of memory.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureLarge } from './large.mjs';
import { compare, median, once, peak, RUNS } from './measure.mjs';
import { writeNational } from './national.mjs';
import { writeCollection } from './newman.mjs';
import { serve, writeInPlace } from './served.mjs';
import { pointTo, writeMany, writeOne } from './trees.mjs';
import { timeChanges } from './watched.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const cli = join(here, '../dist/cli.js');
const work = join(here, '.work');
const peers = join(here, 'peers');
const schema = join(here, '../schemas/toewijzingen.schema.json');

const rows = [];
function row(what, next, wanted, { ours, peer }, unit = 'ms') {
  const number = (value) => `${value.toFixed(0)} ${unit}`;
  rows.push([what, next, wanted, number(ours), number(peer), `${(ours / peer).toFixed(2)} ×`]);
  console.error(rows.at(-1).join(' | '));
}

console.error('Installing the peers …');
execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd: peers });
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const national = join(work, 'national');
const { bytes } = writeNational(national);
const yamlMegabytes = bytes / 1024 / 1024;
const nothing = [['-e', '0'], here];

const validate = [[cli, 'validate'], national];
const parse = (reader) => [[join(here, 'parse.mjs'), reader], national];
row(
  '`validate`, national',
  '`js-yaml` load of the same files',
  '≤ 1.0 ×',
  compare(validate, parse('js-yaml')),
);
row('`validate`, national', '`yaml`, parsing the same files', '≤ 1.0 ×', compare(validate, parse('yaml')));
for (const [name, program, ...args] of [
  ['ajv-cli', 'ajv-cli/dist/index.js', 'validate', '--spec=draft7', '--strict=false', '-s', schema, '-d'],
  ['v8r', 'v8r/src/index.js', '-s', schema],
])
  row(
    '`validate`, national',
    `\`${name}\`, the same files against the same schema`,
    '≤ 0.2 ×',
    compare(validate, [
      [join(peers, 'node_modules', program), ...args, 'configs/landelijk/**/*.yaml'],
      national,
    ]),
  );
const changed = join(national, 'configs/landelijk/gemeente/gemeente-lelystad-gm0995.yaml');
row('`validate --watch`, national, after one file changed', '`validate`, nothing known', '≤ 0.25 ×', {
  ours: median(await timeChanges(cli, national, changed, RUNS)),
  peer: median(Array.from({ length: RUNS }, () => once(...validate).ms)),
});

// Short enough for chance to show: more runs.
const MANY = 21;
row('`--help`', '`node -e 0`', '≤ 1.5 ×', compare([[cli, '--help'], here], nothing, MANY));
const gemeente = writeMany(join(work, 'gemeente'), 300);
row(
  '`validate` of one gemeente of 300 configuraties',
  '`node -e 0`',
  '≤ 2.5 ×',
  compare([[cli, 'validate'], gemeente], nothing, MANY),
);

for (const [overlapping, n, word] of [
  [false, 100_000, 'that do not overlap'],
  [true, 1_000, 'that all do'],
]) {
  const large = writeOne(join(work, `${n}-${overlapping}`), n, overlapping);
  const small = writeOne(join(work, `${n / 10}-${overlapping}`), n / 10, overlapping);
  const measured = (folder) => [[cli, 'validate'], folder, overlapping ? [1] : [0]];
  row(
    `one activiteit, ${n} configuraties ${word}`,
    'ten times fewer',
    '≤ 12 ×',
    compare(measured(large), measured(small)),
  );
}

row(
  'peak memory of `validate`, national',
  'size of the YAML',
  '≤ 60 ×',
  { ours: peak(...validate), peer: yamlMegabytes },
  'MB',
);
const gezagen = await writeInPlace(national, 'landelijk', 'place.json');
writeFileSync(join(national, 'gezagen.txt'), gezagen.join('\n'));
const plan = [[cli, 'plan', '--omgeving', 'landelijk', '--format', 'json'], national];
row(
  'peak memory of `plan`, national, nothing in place',
  'size of the YAML',
  '≤ 60 ×',
  { ours: peak(...plan), peer: yamlMegabytes },
  'MB',
);

measureLarge(cli, work, 300_000, row);
if (process.argv.includes('--million')) measureLarge(cli, work, 1_000_000, row);

const inPlace = await serve(cli, national, ['--state', 'place.json', '--latency', '5']);
pointTo(national, 'landelijk', inPlace.endpoint, 4);
row(
  'peak memory of `plan`, national, all in place',
  'size of the YAML',
  '≤ 60 ×',
  { ours: peak(...plan), peer: yamlMegabytes },
  'MB',
);
row(
  '`plan`, national, all in place, pages of 200 at 5 ms',
  'fetching those pages, 4 side by side',
  '≤ 1.5 ×',
  compare(plan, [[join(here, 'pages.mjs'), inPlace.endpoint, '4', 'gezagen.txt'], national]),
);
await inPlace.stop();

const CREATES = 2000;
const CREATE_MS = 20;
const slow = ['--latency', String(CREATE_MS)];
const applied = [];
const posted = [];
for (let run = 0; run < 3; run += 1) {
  const folder = writeMany(join(work, `creates-${run}`), CREATES);
  const empty = await serve(cli, folder, slow);
  pointTo(folder, 'een', empty.endpoint, 8);
  applied.push(once([cli, 'apply', '--omgeving', 'een', '--yes', '--quiet'], folder).ms);
  await empty.stop();
  const bare = await serve(cli, folder, slow);
  posted.push(once([join(here, 'post.mjs'), bare.endpoint, '8', String(CREATES)], folder).ms);
  await bare.stop();
}
// Each create takes its time at the server, so what eight side by side cannot take less than is known.
const least = (CREATES * CREATE_MS) / 8;
row('`apply` of 2,000 creates at 20 ms, 8 side by side', '2,000 × 20 ms ÷ 8', '≤ 1.15 ×', {
  ours: median(applied),
  peer: least,
});
row('`apply` of the same 2,000 creates', 'a loop that posts them, 8 side by side', '', {
  ours: median(applied),
  peer: median(posted),
});
const byHand = await serve(cli, work, slow);
writeCollection(join(work, 'collection.json'), byHand.endpoint, CREATES);
const newman = [join(peers, 'node_modules/newman/bin/newman.js'), 'run', 'collection.json', '--silent'];
row('`apply` of the same 2,000 creates', '`newman`, posting them', '≤ 0.15 ×', {
  ours: median(applied),
  peer: once(newman, work).ms,
});
await byHand.stop();

const table = [['what', 'next to', 'wanted', 'ours', 'peer', 'ratio'], Array(6).fill('---'), ...rows];
const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
console.log(text);
writeFileSync(
  join(here, 'results.md'),
  `# Measured\n\nNode ${process.version}, medians. \`npm run bench\` makes this page.\n\n${text}\n`,
);
rmSync(work, { recursive: true, force: true });
