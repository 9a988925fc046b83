import type { Oin } from '../model/oin.js';
import type { Rtr } from './client.js';
import type { Datum } from './datum.js';
import type { Registered, RegisteredLists } from './registered.js';

/**
 * Reads the lists of some organisations: all of them or none.
 *
 * @throws Failure `unreachable` as soon as one of them cannot be read completely.
 */
export async function readLists(rtr: Rtr, oins: Iterable<Oin>, datum: Datum): Promise<RegisteredLists> {
  const sorted = [...new Set(oins)].sort();
  const lists = await Promise.all(
    sorted.map(async (oin): Promise<[Oin, readonly Registered[]]> => [oin, await rtr.list(oin, datum)]),
  );
  return { datum, lijsten: new Map(lists) };
}
