import type { Configuration, ToewijzingenFile } from '../model/configuration.js';
import type { Problem } from '../model/problem.js';
import { checkAcrossFiles } from './cross-file-checks.js';
import type { FileFacts } from './findings.js';
import { type LoadOptions, openConfigs } from './open.js';
import { readFound } from './source.js';
import { loadToewijzingen } from './toewijzingen.js';

/**
 * Reads a configuration folder: registers, omgevingen and toewijzingen, with everything that reading finds wrong.
 *
 * @param dir the folder, relative to the working directory.
 * @throws Failure `usage` when there is no such folder, it is empty, or it has no such omgeving.
 */
export async function loadConfigs(dir: string, options: LoadOptions = {}): Promise<Configuration> {
  const { names, registers, omgevingen, folders, files, facts, problems } = await openConfigs(dir, options);
  const toewijzingen = new Map<string, readonly ToewijzingenFile[]>();
  const read: FileFacts[] = [];
  for (const [naam, found] of folders) {
    const loaded: ToewijzingenFile[] = [];
    for (const item of found) {
      const { file, facts: own } = loadToewijzingen(await readFound(item, 'toewijzingen'), names);
      loaded.push(file);
      read.push(own);
    }
    toewijzingen.set(naam, loaded);
  }
  const own = read.flatMap(({ findings }): readonly Problem[] => findings.problems);
  return {
    registers,
    omgevingen,
    toewijzingen,
    files: files + read.length,
    problems: [...problems, ...own, ...checkAcrossFiles(facts, read)],
  };
}
