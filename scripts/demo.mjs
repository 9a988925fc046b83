/** Shows the main commands on the embedded simulator, in a folder that is removed afterwards. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const dutch = /^nl/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const folder = mkdtempSync(join(tmpdir(), 'behandeldienst-demo-'));

function step(en, nl, args, expected = 0) {
  console.log(`\n── ${dutch ? nl : en}\n$ behandeldienst ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, stdio: 'inherit' });
  if (status !== expected) throw new Error(`exit code ${status} where ${expected} was expected`);
}

try {
  cpSync(join(root, 'configs'), join(folder, 'configs'), { recursive: true });
  step('Check the files', 'Controleer de bestanden', ['validate', '--omgeving', 'lokaal']);
  step('See what DSO-LV lacks', 'Zie wat DSO-LV mist', ['plan']);
  step('Apply it, and confirm the result', 'Voer het door, en bevestig het resultaat', ['apply', '--yes']);
  step('Plan again: nothing left to do', 'Nogmaals plannen: niets meer te doen', [
    'plan',
    '--detailed-exitcode',
  ]);

  const lelystad = join(folder, 'configs/lokaal/gemeente-lelystad.yaml');
  const before = readFileSync(lelystad, 'utf8');
  writeFileSync(lelystad, before.replace('toestemmingen: [informatie, melding]', 'toestemmingen: [melding]'));
  step(
    'A mandate gets smaller: two configuraties are no longer in the files. They stay until you remove them',
    'Een mandaat wordt kleiner: twee configuraties staan niet meer in de bestanden. Ze blijven tot u ze verwijdert',
    ['plan', '--detailed-exitcode'],
    2,
  );
  writeFileSync(lelystad, before);

  appendFileSync(
    lelystad,
    '\n  - behandeldienst: omgevingsdienst-noord\n    activiteiten: [nl.imow-gm0995.activiteit.BetonUitwassen]\n    locaties: [gemeente-lelystad]\n',
  );
  step(
    'Two services for one request: an error',
    'Twee diensten voor één verzoek: een fout',
    ['validate', '--omgeving', 'lokaal'],
    1,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  dutch
    ? 'Die fout is de bedoeling. De demo is klaar: alles draaide op de simulator, er is niets naar DSO-LV gestuurd, en de map is verwijderd.'
    : 'That error is intended. The demo is done: it ran on the simulator, sent nothing to DSO-LV, and its folder is removed.',
);
