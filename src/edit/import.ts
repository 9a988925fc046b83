/** A repository from what DSO-LV holds: files as a person would have written them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { fileText, Namer } from './emit.js';
import { toToewijzingen } from './group.js';
import { editMessages } from './messages.js';

/** A file that is to be written. */
export interface NewFile {
  /** Relative to the working directory. */
  readonly path: string;
  readonly text: string;
  readonly configuraties: number;
}

export interface ImportInput {
  /** All of what is reported, or read from a table. */
  readonly configuraties: readonly Configuratie[];
  /** The bevoegde gezagen to write a file for, those without any configuratie included. */
  readonly gezagen: readonly Oin[];
  readonly registers: Registers;
  readonly configs: string;
  /** The folder to write to, relative to the working directory. */
  readonly out: string;
  readonly cwd: string;
}

/** Where the schemas are, as the files at the top of the folder tell editors. */
async function schemaFor({ configs, out, cwd }: ImportInput): Promise<string | undefined> {
  for (const name of ['omgevingen', 'organisaties', 'toestemmingen']) {
    const text = await readFile(resolve(cwd, configs, `${name}.yaml`), 'utf8').catch(() => '');
    const found = /^# yaml-language-server: \$schema=(\S*?)\w+\.schema\.json$/m.exec(text)?.[1];
    if (found === undefined) continue;
    if (/^[a-z]+:/.test(found)) return `${found}toewijzingen.schema.json`;
    const folder = resolve(cwd, configs, found);
    return `${relative(resolve(cwd, out), folder).replaceAll('\\', '/')}/toewijzingen.schema.json`;
  }
  return undefined;
}

/**
 * Makes the files: one per bevoegd gezag, named after its short name or OIN.
 *
 * @param force whether files that are there may be overwritten.
 * @throws Failure `usage` when a file is in the way, `dso` when a toestemming has no waarde.
 */
export async function filesFor(input: ImportInput, force: boolean): Promise<NewFile[]> {
  const { configuraties, gezagen, registers, out, cwd } = input;
  const { layOut } = await import('./format.js');
  const namer = new Namer(registers);
  const byGezag = groupBy(configuraties, ({ oin }) => oin);
  const schema = await schemaFor(input);
  const files = gezagen.map((oin): NewFile => {
    const own = byGezag.get(oin) ?? [];
    const name = registers.byOin.get(oin)?.kort ?? oin;
    const text = fileText(oin, toToewijzingen(own, registers.sharedAreas), namer, schema);
    return {
      path: join(out, `${name}.yaml`).replaceAll('\\', '/'),
      text: layOut(text, 'toewijzingen'),
      configuraties: own.length,
    };
  });
  const there: string[] = [];
  for (const { path } of files) if (existsSync(resolve(cwd, path))) there.push(path);
  if (there.length > 0 && !force) throw new Failure('usage', editMessages.importInTheWay({ paths: there }));
  return files;
}

/**
 * Adds what files lack to the first file of each bevoegd gezag.
 *
 * @param lacking what DSO-LV has and the files do not speak of.
 * @returns the files that change, whole.
 * @throws Failure `usage` when a file is written in a way that it cannot be added to, `dso` when a toestemming has no
 *   waarde.
 */
export async function mergedFiles(
  lacking: readonly Configuratie[],
  files: readonly ToewijzingenFile[],
  registers: Registers,
): Promise<NewFile[]> {
  const { merged } = await import('./merge.js');
  const changed: NewFile[] = [];
  for (const [oin, configuraties] of groupBy(lacking, (configuratie) => configuratie.oin)) {
    const first = files.find(({ bevoegdGezag }) => bevoegdGezag === oin);
    if (first === undefined) continue;
    const text = await merged(first, configuraties, oin, registers);
    changed.push({ path: first.file.path, text, configuraties: configuraties.length });
  }
  return changed;
}
