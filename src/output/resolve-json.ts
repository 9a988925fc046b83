/** The answers of `resolve` as JSON: one answer, or `possibilities` where it depends on what the question leaves out. */
import type { Oin } from '../model/oin.js';
import { locate } from '../model/place.js';
import { nameOf, type Registers } from '../model/registers.js';
import type { Handling } from '../routing/resolve.js';
import type { Context } from './context.js';
import { jsonText } from './json.js';
import type { Decider, ResolveReport } from './reports.js';

function answerJson({ behandeldiensten, sources }: Handling<Decider>, gezag: Oin, registers: Registers) {
  const [handler = gezag] = behandeldiensten;
  const places = sources.flatMap(({ place }) => (place === undefined ? [] : [locate(place)]));
  return {
    behandeldienst: handler,
    behandeldiensten: behandeldiensten.length > 1 ? behandeldiensten : undefined,
    naam: nameOf(registers, handler) ?? null,
    source: sources.length === 0 ? 'bevoegd-gezag' : 'configuration',
    location: places[0],
    locations: places.length > 1 ? places : undefined,
    id: sources[0]?.id,
  };
}

export function resolveJson(
  { bevoegdGezag, activiteit, answers }: ResolveReport,
  { registers }: Context,
): string {
  const [single] = answers;
  if (answers.length === 1 && single !== undefined)
    return jsonText({ bevoegdGezag, activiteit, ...answerJson(single, bevoegdGezag, registers) });
  const possibilities = answers.map((answer) => ({
    toestemmingen: answer.toestemmingen,
    locaties: answer.locaties,
    ...answerJson(answer, bevoegdGezag, registers),
  }));
  return jsonText({ bevoegdGezag, activiteit, possibilities });
}
