import type { Configuration } from '../model/configuration.js';
import { diskSource } from './disk-source.js';
import { load } from './loader.js';

export interface DiskOptions {
  /** Loads the toewijzingen of this omgeving only. */
  readonly omgeving?: string;
  /** The working directory. Paths in the result are relative to it. */
  readonly cwd?: string;
}

/**
 * Loads a configuration folder: registers, omgevingen and toewijzingen, with the problems of loading them. `checkConfigs`
 * adds those of the checks.
 *
 * @param dir the folder, relative to the working directory.
 * @throws LoadFailure when there is no such folder, it is empty, or it has no such omgeving.
 */
export function loadConfigs(dir: string, { omgeving, cwd }: DiskOptions = {}): Promise<Configuration> {
  return load(diskSource(dir, cwd), { omgeving });
}
