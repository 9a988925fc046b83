import { knownKeys } from '../../generated/validators.js';

/** The keys that some level of some kind of file knows. */
export const allKeys: ReadonlySet<string> = new Set(
  Object.values(knownKeys).flatMap((bySchema) => Object.values(bySchema).flat()),
);
