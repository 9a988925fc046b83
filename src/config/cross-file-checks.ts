import { passesElfproef } from '../model/oin.js';
import { comparePlaces, type Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { FileFacts } from './findings.js';
import { configMessages } from './messages.js';

/** oin-elfproef: once per OIN, where it first stands. */
function checkElfproef(all: readonly FileFacts[]): Problem[] {
  const first = new Map<string, Place>();
  for (const { findings, oins } of all) {
    for (const [oin, offset] of oins) if (!first.has(oin)) first.set(oin, findings.at(offset));
  }
  return [...first].flatMap(([oin, place]): Problem[] =>
    passesElfproef(oin)
      ? []
      : [{ code: 'oin-elfproef', severity: 'warning', message: configMessages.oinElfproef({ oin }), place }],
  );
}

/** toestemming-waarde: one code, one waarde, over all files. */
function checkWaarden(all: readonly FileFacts[]): Problem[] {
  const written = all.flatMap(({ findings, waarden }) =>
    waarden.map(({ code, waarde, offset }) => ({ code, waarde, place: findings.at(offset) })),
  );
  const first = new Map<string, (typeof written)[number]>();
  const problems: Problem[] = [];
  for (const item of written) {
    const earlier = first.get(item.code);
    if (earlier === undefined) first.set(item.code, item);
    else if (earlier.waarde !== item.waarde) {
      const [a, b] = comparePlaces(earlier.place, item.place) <= 0 ? [earlier, item] : [item, earlier];
      const message = configMessages.toestemmingWaarde({
        code: item.code,
        here: b.waarde,
        elsewhere: a.waarde,
      });
      problems.push({
        code: 'toestemming-waarde',
        severity: 'error',
        message,
        place: b.place,
        related: [a.place],
      });
    }
  }
  return problems;
}

/** What is wrong between files, or with what several of them write out. The registers come first, then files by path. */
export function checkAcrossFiles(registers: readonly FileFacts[], files: readonly FileFacts[]): Problem[] {
  const byPath = files.toSorted((a, b) => (a.findings.file.path < b.findings.file.path ? -1 : 1));
  const all = [...registers, ...byPath];
  return [...checkElfproef(all), ...checkWaarden(all)];
}
