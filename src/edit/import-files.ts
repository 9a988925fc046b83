/** Writes configuraties as files, or adds them to the files that exist. Returns texts; the command writes them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import { fileText, ShortNames } from './file-text.js';
import { toToewijzingen } from './group.js';
import { layOut } from './layout.js';
import { mergeText } from './merge-text.js';
import { editMessages } from './messages.js';

/** The new content of a file. */
export interface NewFile {
  /** Relative to the working directory. */
  readonly path: string;
  readonly text: string;
  /** How many configuraties are new in it. */
  readonly configuraties: number;
}

export interface ImportInput {
  /** All configuraties that are reported or in the table. */
  readonly configuraties: readonly Configuratie[];
  /** The bevoegde gezagen to write a file for, including those without configuraties. */
  readonly gezagen: readonly Oin[];
  readonly registers: Registers;
  readonly configs: string;
  /** The folder to write to, relative to the working directory. */
  readonly out: string;
  readonly cwd: string;
}

/** The address of the schema, derived from the `$schema` line in one of the files at the top of the folder. */
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
 * Creates one file for each bevoegd gezag, named after its short name or OIN.
 *
 * @param force allows existing files to be overwritten.
 * @throws Failure `usage` when a file exists already, `unreachable` when a toestemming has no waarde.
 */
export async function createFiles(input: ImportInput, force: boolean): Promise<NewFile[]> {
  const { configuraties, gezagen, registers, out, cwd } = input;
  const names = new ShortNames(registers);
  const byGezag = groupBy(configuraties, ({ oin }) => oin);
  const schema = await schemaFor(input);
  const files = gezagen.map((oin): NewFile => {
    const own = byGezag.get(oin) ?? [];
    const name = registers.byOin.get(oin)?.kort ?? oin;
    const text = fileText(oin, toToewijzingen(own, registers.sharedAreas), names, schema);
    return {
      path: join(out, `${name}.yaml`).replaceAll('\\', '/'),
      text: layOut(text, 'toewijzingen'),
      configuraties: own.length,
    };
  });
  const existing = files.map(({ path }) => path).filter((path) => existsSync(resolve(cwd, path)));
  if (existing.length > 0 && !force)
    throw new Failure('usage', editMessages.importInTheWay({ paths: existing }));
  return files;
}

/**
 * Adds configuraties to the first file of each bevoegd gezag.
 *
 * @param lacking configuraties that no file assigns.
 * @returns the files that change.
 * @throws Failure `configuration` when nothing can be added to a file without changing its meaning, `unreachable` when a
 *   toestemming has no waarde.
 */
export async function mergeIntoFiles(
  lacking: readonly Configuratie[],
  files: readonly ToewijzingenFile[],
  registers: Registers,
): Promise<NewFile[]> {
  const changed: NewFile[] = [];
  for (const [oin, configuraties] of groupBy(lacking, (configuratie) => configuratie.oin)) {
    const first = files.find(({ bevoegdGezag }) => bevoegdGezag === oin);
    if (first === undefined) continue;
    const text = await mergeText(first, configuraties, oin, registers);
    changed.push({ path: first.file.path, text, configuraties: configuraties.length });
  }
  return changed;
}
