/**
 * activiteit-naam: an error for a concept URI as naam, a warning for a naam that can hardly be one, and a warning for two
 * names that only look alike.
 */
import { formOf, lastPart } from '../model/activiteit.js';
import { groupBy } from '../model/groups.js';
import { appearanceOf, firstDifference, hasInvisible, visible } from '../model/look-alikes.js';
import { isOin } from '../model/oin.js';
import type { Problem } from '../model/problem.js';
import { checksMessages, type NaamFault } from './messages.js';
import type { Named } from './named.js';

/** Values that stand for something else in other programs, or that YAML files elsewhere use for "nothing" and "all". */
const WORDS: ReadonlySet<string> = new Set([
  'alle',
  'alles',
  'all',
  'null',
  'none',
  'nil',
  'true',
  'false',
  '~',
  '-',
]);

/** Why a naam can hardly be one; undefined for any other. */
function faultOf(naam: string): NaamFault | undefined {
  // Nearly all names.
  if (/^[a-z0-9._-]{6,}$/i.test(naam)) return undefined;
  if (naam.includes('*')) return 'wildcard';
  if (WORDS.has(naam.trim().toLowerCase())) return 'word';
  if (naam.includes(',')) return 'comma';
  if (hasInvisible(naam)) return 'invisible';
  return /\s/u.test(naam) ? 'space' : undefined;
}

function problem(
  { gezag, activiteit, place }: Named,
  rest: Pick<Problem, 'severity' | 'message' | 'related'>,
): Problem {
  const combination = { bevoegdGezag: gezag, activiteit, toestemming: null, locatie: null };
  return { code: 'activiteit-naam', place, combination, ...rest };
}

function uriProblem(named: Named): Problem {
  const { naam } = named.activiteit;
  const oin = naam.split(/[/#]/).find(isOin) ?? null;
  const message = checksMessages.naamUri({ naam: visible(naam), part: visible(lastPart(naam)), oin });
  return problem(named, { severity: 'error', message });
}

function faultProblem(named: Named): Problem[] {
  const { naam } = named.activiteit;
  const fault = faultOf(naam);
  if (naam.includes('://') && formOf(naam) === 'uri') return [uriProblem(named)];
  if (fault === undefined) return [];
  return [
    problem(named, {
      severity: 'warning',
      message: checksMessages.naamFault({ naam: visible(naam), fault }),
    }),
  ];
}

/** Tests whether two names that look alike are different only by what cannot be seen well. */
function areLookAlikes(a: string, b: string): boolean {
  return lastPart(a) !== lastPart(b) && (formOf(a) !== formOf(b) || appearanceOf(a) === appearanceOf(b));
}

/** Nearly all names: URNs in plain letters and digits. */
const PLAIN_URN = /^nl\.imow-[A-Za-z0-9]+\.activiteit\.[A-Za-z0-9._-]+$/;

/** Tests cheaply whether all names are plain URNs that are different also without upper and lower case. */
function areClearlyDifferent(named: readonly Named[]): boolean {
  const seen = new Set<string>();
  for (const { activiteit } of named) {
    if (!PLAIN_URN.test(activiteit.naam)) return false;
    seen.add(activiteit.naam.toLowerCase());
  }
  return seen.size === named.length;
}

function lookAlikeProblems(named: readonly Named[]): Problem[] {
  if (areClearlyDifferent(named)) return [];
  const byAppearance = groupBy(
    named,
    ({ activiteit: { naam, oin } }) => `${oin} ${appearanceOf(lastPart(naam))}`,
  );
  const alike = [...byAppearance.values()].filter(({ length }) => length > 1);
  return alike.flatMap((group) =>
    group.flatMap((later, i): Problem[] => {
      const { naam } = later.activiteit;
      const earlier = group.slice(0, i).find(({ activiteit }) => areLookAlikes(activiteit.naam, naam));
      if (earlier === undefined) return [];
      const other = earlier.activiteit.naam;
      const whole = formOf(naam) === formOf(other);
      const difference = whole
        ? firstDifference(naam, other)
        : firstDifference(lastPart(naam), lastPart(other));
      const message = checksMessages.naamLookAlike({
        here: visible(naam),
        there: visible(other),
        difference,
      });
      return [problem(later, { severity: 'warning', message, related: [earlier.place] })];
    }),
  );
}

/** Finds the names of a bevoegd gezag that can hardly be one: at most one fault per name, and the look-alikes. */
export function findNameFaults(named: readonly Named[]): Problem[] {
  return [...named.flatMap(faultProblem), ...lookAlikeProblems(named)];
}
