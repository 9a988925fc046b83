/** The RTR, for the commands that ask it. Not part of `src/index.ts`: who does not ask, does not load it. */

export { hasRtr, openRtr } from '../connect/rtr.js';
export { checkRegistered, mentionedBy, oinsOf, type RtrCheck } from './check.js';
export { connectRtr, type Rtr, readLists } from './client.js';
export { type Datum, dayOf } from './datum.js';
export type { Registered, RegisteredLists } from './lists.js';
export {
  type Difference,
  differences,
  readSnapshot,
  renderSnapshot,
  type Snapshot,
  type SnapshotPath,
  snapshotPath,
  withGone,
} from './snapshot.js';
