/** Checks that compare what several files write out. */
import { groupBy } from '../model/groups.js';
import { type Oin, passesElfproef } from '../model/oin.js';
import { comparePlaces, type Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { configMessages } from './messages.js';
import type { ProblemList } from './problem-list.js';

/** What one file writes out that is compared with other files. */
export interface WrittenOut {
  readonly problems: ProblemList;
  /** Every OIN in the file, with its first offset. */
  readonly oins: ReadonlyMap<Oin, number>;
  /** Every toestemming that the file writes out as code and waarde, at its first offset. */
  readonly waarden: readonly { readonly code: string; readonly waarde: string; readonly offset: number }[];
}

/** oin-elfproef: one warning per OIN, at its first place. */
function checkElfproef(all: readonly WrittenOut[]): Problem[] {
  const first = new Map<string, Place>();
  for (const { problems, oins } of all) {
    for (const [oin, offset] of oins) if (!first.has(oin)) first.set(oin, problems.at(offset));
  }
  return [...first].flatMap(([oin, place]): Problem[] =>
    passesElfproef(oin)
      ? []
      : [{ code: 'oin-elfproef', severity: 'warning', message: configMessages.oinElfproef({ oin }), place }],
  );
}

/** toestemming-waarde: a code has the same waarde in all files. */
function checkWaarden(all: readonly WrittenOut[]): Problem[] {
  const written = all.flatMap(({ problems, waarden }) =>
    waarden.map(({ code, waarde, offset }) => ({ code, waarde, place: problems.at(offset) })),
  );
  const first = new Map<string, (typeof written)[number]>();
  const found: Problem[] = [];
  for (const item of written) {
    const other = first.get(item.code);
    if (other === undefined) first.set(item.code, item);
    else if (other.waarde !== item.waarde) {
      const [a, b] = comparePlaces(other.place, item.place) <= 0 ? [other, item] : [item, other];
      found.push({
        code: 'toestemming-waarde',
        severity: 'error',
        message: configMessages.toestemmingWaarde({
          code: item.code,
          here: b.waarde,
          elsewhere: a.waarde,
        }),
        place: b.place,
        related: [a.place],
      });
    }
  }
  return found;
}

/** duplicate-oin: every entry of a register has an OIN or a code of its own. */
function checkEntries<T extends { readonly kort: string; readonly place: Place }>(
  entries: Iterable<T>,
  keyOf: (entry: T) => string,
  messageOf: (entry: T, earlier: T) => Problem['message'],
): Problem[] {
  return [...groupBy(entries, keyOf).values()].flatMap(([first, ...others]) =>
    others.flatMap((entry): Problem[] =>
      first === undefined
        ? []
        : [
            {
              code: 'duplicate-oin',
              severity: 'error',
              message: messageOf(entry, first),
              place: entry.place,
              related: [first.place],
            },
          ],
    ),
  );
}

/** Compares the entries of the registers. Different waarden for one code are `toestemming-waarde` instead. */
export function checkRegisters({ organisaties, toestemmingen }: Registers): Problem[] {
  return [
    ...checkEntries(
      organisaties.values(),
      ({ oin }) => oin,
      ({ kort, oin }, earlier) => configMessages.duplicateOin({ oin, here: kort, earlier: earlier.kort }),
    ),
    ...checkEntries(
      toestemmingen.values(),
      ({ code, waarde }) => JSON.stringify([code, waarde]),
      ({ kort, code }, earlier) => configMessages.duplicateCode({ code, here: kort, earlier: earlier.kort }),
    ),
  ];
}

/** Runs the checks that compare files: first the registers, then the files of toewijzingen by path. */
export function checkAcrossFiles(registers: readonly WrittenOut[], files: readonly WrittenOut[]): Problem[] {
  const byPath = files.toSorted((a, b) => (a.problems.file.path < b.problems.file.path ? -1 : 1));
  const all = [...registers, ...byPath];
  return [...checkElfproef(all), ...checkWaarden(all)];
}
