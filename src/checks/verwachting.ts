/**
 * verwachting: a test of the files, kept in the files. Everything that it covers must go to its behandeldienst. Without
 * toestemming or locatie it covers all of them, also those that no file names.
 */

import type { Check } from '../config/loader.js';
import { type Activiteit, ActiviteitIndex, groupByActiviteit } from '../model/activiteit.js';
import { type Desired, isLeftOpen, type ToewijzingenFile, type Verwachting } from '../model/configuration.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import type { Problem } from '../model/problem.js';
import { nameOf, type Registers } from '../model/registers.js';
import type { Part } from '../routing/grid.js';
import { type Handling, resolveRouting } from '../routing/resolve.js';
import { checksMessages } from './messages.js';

/** An example of the values of a part; null for a value that no file names. */
function exampleOf(part: Part): string | null {
  return 'only' in part ? (part.only[0] ?? null) : null;
}

/** Tests whether requests go to one behandeldienst only: `wanted`. Without any, they go to the bevoegd gezag. */
function goesTo(handling: Handling<Desired>, gezag: Oin, wanted: Oin): boolean {
  const handlers = handling.behandeldiensten.length === 0 ? [gezag] : handling.behandeldiensten;
  return handlers.length === 1 && handlers[0] === wanted;
}

function problemOf(
  file: ToewijzingenFile,
  gezag: Oin,
  { activiteit, behandeldienst, offset }: Verwachting,
  wrong: Handling<Desired>,
  registers: Registers,
): Problem {
  const naam = (oin: Oin): string => nameOf(registers, oin) ?? oin;
  const { toestemmingen, locaties } = wrong;
  const related = wrong.sources.slice(0, 5).map((item) => ({ file: item.file, offset: item.offset }));
  return {
    code: 'verwachting',
    severity: 'error',
    message: checksMessages.verwachting({
      activiteit: activiteit.naam,
      toestemmingen,
      locaties:
        'only' in locaties ? { only: locaties.only.map(naam) } : { except: locaties.except.map(naam) },
      expected: naam(behandeldienst),
      expectedItself: behandeldienst === gezag,
      found: wrong.behandeldiensten.map(naam),
      gezag: naam(gezag),
    }),
    place: { file: file.file, offset },
    related: related.length === 0 ? undefined : related,
    combination: {
      bevoegdGezag: gezag,
      activiteit,
      toestemming: exampleOf(toestemmingen),
      locatie: exampleOf(locaties),
    },
  };
}

/** The problem of a verwachting that can be about several activiteiten. */
function unclearProblem(
  { file }: ToewijzingenFile,
  gezag: Oin,
  { activiteit, offset }: Verwachting,
  meant: readonly Activiteit[],
): Problem {
  const names = meant.map(({ naam }) => naam);
  return {
    code: 'verwachting',
    severity: 'error',
    message: checksMessages.verwachtingUnclear({ activiteit: activiteit.naam, names }),
    place: { file, offset },
    combination: { bevoegdGezag: gezag, activiteit, toestemming: null, locatie: null },
  };
}

/**
 * The check `verwachting`. Compares each verwachting with all files of its bevoegd gezag. An activiteit that errors leave
 * open has no problem: it may follow from the error.
 */
export const checkVerwachtingen: Check = ({ files, registers }) => {
  const problems: Problem[] = [];
  for (const [gezag, ofGezag] of groupBy(files, (file) => file.bevoegdGezag)) {
    if (gezag === undefined || !ofGezag.some((file) => file.verwachtingen !== undefined)) continue;
    const byActiviteit = groupByActiviteit(
      ofGezag.flatMap((file) => file.desired),
      ({ configuratie }) => configuratie.activiteit,
    );
    const index = new ActiviteitIndex(byActiviteit.values().map(({ activiteit }) => activiteit));
    for (const file of ofGezag) {
      for (const verwachting of file.verwachtingen ?? []) {
        if (isLeftOpen(ofGezag, verwachting.activiteit)) continue;
        const meant = index.meant(verwachting.activiteit);
        if (meant.length > 1) {
          problems.push(unclearProblem(file, gezag, verwachting, meant.flat()));
          continue;
        }
        const items = meant.flat().flatMap((activiteit) => byActiviteit.get(activiteit)?.items ?? []);
        const answers = resolveRouting(items, ({ configuratie }) => configuratie, verwachting);
        const others = answers.filter((answer) => !goesTo(answer, gezag, verwachting.behandeldienst));
        // A line that sends requests elsewhere explains more than the absence of a line.
        const wrong = others.find(({ sources }) => sources.length > 0) ?? others[0];
        if (wrong !== undefined) problems.push(problemOf(file, gezag, verwachting, wrong, registers));
      }
    }
  }
  return problems;
};
