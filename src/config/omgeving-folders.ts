/** Chooses the folders whose files are loaded. */
import { posix } from 'node:path';
import { nearest } from '../lib/nearest.js';
import type { Problem } from '../model/problem.js';
import { type ListedFile, type Listing, LoadFailure } from './file-source.js';
import { configMessages } from './messages.js';
import { pathError } from './problem-list.js';
import type { RootFiles } from './root-files.js';

export interface OmgevingFolders {
  /** The files of toewijzingen of each omgeving to load, in the order of the listing. */
  readonly files: ReadonlyMap<string, readonly ListedFile[]>;
  readonly problems: readonly Problem[];
}

/**
 * Chooses the folders of the omgevingen that omgevingen.yaml names. Without a readable omgevingen.yaml, all folders with
 * YAML files count, so that they can at least be checked.
 *
 * @param path the configuration folder as people see it.
 * @param omgeving the only omgeving to load; all when undefined.
 * @throws LoadFailure `unknown-omgeving`.
 */
export function chooseFolders(
  listing: Listing,
  { declared, omgevingen }: RootFiles,
  path: string,
  omgeving: string | undefined,
): OmgevingFolders {
  const filesIn = (folder: string): ListedFile[] =>
    listing.files.filter(({ name }) => name.startsWith(`${folder}/`));
  const filled = listing.folders.filter((folder) => filesIn(folder).length > 0);
  const known = declared ?? filled;
  if (omgeving !== undefined && !known.includes(omgeving)) {
    const suggestions = nearest(omgeving, known);
    const message = configMessages.unknownOmgeving({ naam: omgeving, suggestions, known: [...known] });
    throw new LoadFailure('unknown-omgeving', message);
  }
  const wanted = omgeving === undefined ? known : [omgeving];
  const files = new Map(wanted.map((naam) => [naam, filesIn(naam)]));
  const undeclared = omgeving === undefined ? filled.filter((folder) => !known.includes(folder)) : [];
  return {
    files,
    problems: [
      ...undeclared.map((naam): Problem => {
        const message = configMessages.undeclaredFolder({ naam, suggestions: nearest(naam, known) });
        return pathError('unknown-omgeving', message, filesIn(naam)[0]?.path ?? naam);
      }),
      ...wanted
        .filter((naam) => files.get(naam)?.length === 0)
        .map((naam): Problem => {
          const folder = posix.join(path, naam);
          const message = configMessages.emptyOmgeving({ omgeving: naam, folder });
          const place = omgevingen.get(naam)?.place ?? { file: { path: folder, text: '' }, offset: 0 };
          return { code: 'empty', severity: 'warning', message, place };
        }),
    ],
  };
}
