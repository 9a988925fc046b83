/** Who gets a request, as text and as JSON. */
import { formatMessage } from '../messages/message.js';
import type { Activiteit } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { type Location, locate, type Place } from '../model/place.js';
import { nameOf } from '../model/registers.js';
import type { Handling } from '../routing/resolve.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie, safe } from './names.js';
import { handlerNames, partWords } from './routing-words.js';

/** What decides an answer: a line of the files, or a record at DSO-LV. */
export interface Decider {
  readonly place?: Place;
  readonly id?: string;
}

export interface Resolved {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  readonly answers: readonly Handling<Decider>[];
}

function deciders({ sources }: Handling<Decider>, { language }: Context): string {
  if (sources.length === 0) return formatMessage(outputMessages.nothingAssigned(), language);
  const told = sources.map(({ place, id }) => {
    if (place === undefined) return `id ${safe(id ?? '')}`;
    const { file, line, column } = locate(place);
    return safe(`${file}:${line}:${column}`);
  });
  return [...new Set(told)].join(', ');
}

/** The answer in a line; more than one where it depends on what was left out. */
export function resolveText({ bevoegdGezag, answers }: Resolved, context: Context): string {
  const { paint } = context;
  const [single] = answers;
  const who = (answer: Handling<Decider>): string =>
    handlerNames(answer.behandeldiensten, bevoegdGezag, context);
  if (answers.length === 1 && single !== undefined)
    return `${paint('bold', who(single))}  ${paint('dim', deciders(single, context))}\n`;
  const lines = answers.map((answer) => {
    const { toestemmingen, locaties } = partWords(answer, context);
    return `  ${toestemmingen} · ${locaties} → ${paint('bold', who(answer))}  ${paint('dim', deciders(answer, context))}\n`;
  });
  return lines.join('');
}

/** A matrix: toestemmingen across, locaties down. `at` gives who handles a cell, null standing for every other one. */
export function matrixText(
  codes: readonly string[],
  locaties: readonly Oin[],
  at: (code: string | null, locatie: Oin | null) => readonly Oin[],
  gezag: Oin,
  context: Context,
): string {
  const { registers, language, paint } = context;
  const rest = (
    names: readonly string[],
    key: 'everyOther' | 'elsewhere',
    all: 'allToestemmingen' | 'wholeArea',
  ) => formatMessage(outputMessages[names.length === 0 ? all : key](), language);
  const head = ['', ...codes.map(safe), rest(codes, 'everyOther', 'allToestemmingen')];
  const rows = [...locaties, null].map((locatie) => [
    locatie === null ? rest(locaties, 'elsewhere', 'wholeArea') : organisatie(locatie, registers),
    ...[...codes, null].map((code) => handlerNames(at(code, locatie), gezag, context)),
  ]);
  const widths = head.map((_name, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[paint('bold', line(head)), ...rows.map(line)].join('\n')}\n`;
}

function answerJson({ behandeldiensten, sources }: Handling<Decider>, gezag: Oin, { registers }: Context) {
  const [handler = gezag] = behandeldiensten;
  const [first] = sources;
  const places = sources.flatMap(({ place }): Location[] => (place === undefined ? [] : [locate(place)]));
  return {
    behandeldienst: handler,
    ...(behandeldiensten.length > 1 ? { behandeldiensten } : {}),
    naam: nameOf(registers, handler) ?? null,
    source: sources.length === 0 ? 'bevoegd-gezag' : 'configuration',
    ...(places[0] === undefined ? {} : { location: places[0] }),
    ...(places.length > 1 ? { locations: places } : {}),
    ...(first?.id === undefined ? {} : { id: first.id }),
  };
}

/** The shape that is promised; `possibilities` where the answer depends on what was left out. */
export function resolveJson({ bevoegdGezag, activiteit, answers }: Resolved, context: Context): string {
  const [single] = answers;
  const value =
    answers.length === 1 && single !== undefined
      ? { bevoegdGezag, activiteit, ...answerJson(single, bevoegdGezag, context) }
      : {
          bevoegdGezag,
          activiteit,
          possibilities: answers.map((answer) => ({
            toestemmingen: answer.toestemmingen,
            locaties: answer.locaties,
            ...answerJson(answer, bevoegdGezag, context),
          })),
        };
  return `${JSON.stringify(value, null, 2)}\n`;
}
