/** Finds all problems of a configuration, without keeping its content. */
import { diskSource } from '../config/disk-source.js';
import type { FileSource } from '../config/file-source.js';
import type { DiskOptions } from '../config/load.js';
import { type LoadedConfiguration, Loader } from '../config/loader.js';
import { checks } from './check.js';

/** What is known of a configuration when its files are not kept. Problems are sorted by file and place. */
export type Validation = Pick<LoadedConfiguration, 'files' | 'configurations' | 'problems' | 'registers'>;

/**
 * Validates the files of a source, again and again: each `update` reads only the files that changed since the last one.
 *
 * @param omgeving the only omgeving to validate; all when absent.
 */
export function validator(source: FileSource, omgeving?: string): { update(): Promise<Validation> } {
  return new Loader(source, { omgeving, checks, keepFiles: false });
}

/**
 * Validates a configuration folder once.
 *
 * @param dir the folder, relative to the working directory.
 * @throws LoadFailure when there is no such folder, it is empty, or it has no such omgeving.
 */
export function validateConfigs(dir: string, { omgeving, cwd }: DiskOptions = {}): Promise<Validation> {
  return validator(diskSource(dir, cwd), omgeving).update();
}
