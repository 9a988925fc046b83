/** The public functions that work on files only. */
import { checkConfigs } from '../checks/check.js';
import { loadConfigs } from '../config/load.js';
import { type Formatted, formatConfigs } from '../edit/format-files.js';
import type { Configuration } from '../model/configuration.js';
import type { Problem } from '../model/problem.js';

/** Where the files are. */
export interface FolderOptions {
  /** The working directory. `folder` and the paths in results are relative to it. Default: that of the process. */
  readonly cwd?: string;
}

/** What to load. */
export interface LoadOptions extends FolderOptions {
  /** Loads the toewijzingen of this omgeving only. Default: of every omgeving. */
  readonly omgeving?: string;
}

/**
 * Loads a configuration folder. Problems in the files are values: see `validate`.
 *
 * @param folder the folder with omgevingen.yaml and the registers, such as `configs`
 * @throws Failure `usage` if the folder is absent or empty, or has no such omgeving
 */
export function load(folder: string, options: LoadOptions = {}): Promise<Configuration> {
  return loadConfigs(folder, options);
}

/**
 * Returns all problems of a configuration, sorted by file and place: those of loading it, and those of the rule that every
 * combination of activiteit, toestemming and locatie has exactly one behandeldienst.
 */
export function validate(configuration: Configuration): Problem[] {
  return checkConfigs(configuration);
}

/**
 * Returns every YAML file of a folder in the canonical layout. Writes nothing.
 *
 * @throws Failure `usage` if the folder is absent
 */
export function format(folder: string, { cwd = '.' }: FolderOptions = {}): Promise<Formatted[]> {
  return formatConfigs(folder, cwd);
}
