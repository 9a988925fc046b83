/** The answers of `resolve` as text, and all of them as a matrix. */
import { formatMessage, type Message } from '../messages/message.js';
import type { Configuratie } from '../model/configuratie.js';
import type { Oin } from '../model/oin.js';
import { locate } from '../model/place.js';
import { gridOf, Routing } from '../routing/grid.js';
import type { Handling } from '../routing/resolve.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie } from './names.js';
import type { Decider, ResolveReport } from './reports.js';
import { handlerNames, partWords } from './routing-words.js';
import { safe } from './safe-text.js';

function deciderWords({ sources }: Handling<Decider>, { language }: Context): string {
  if (sources.length === 0) return formatMessage(outputMessages.nothingAssigned(), language);
  const words = sources.map(({ place, id }) => {
    if (place === undefined) return `id ${safe(id ?? '')}`;
    const { file, line, column } = locate(place);
    return safe(`${file}:${line}:${column}`);
  });
  return [...new Set(words)].join(', ');
}

/** The answer in one line; a line per possibility where the answer depends on what the question leaves out. */
export function resolveText({ bevoegdGezag, answers }: ResolveReport, context: Context): string {
  const { paint } = context;
  const lines = answers.map((answer) => {
    const handler = paint('bold', handlerNames(answer.behandeldiensten, bevoegdGezag, context));
    const line = `${handler}  ${paint('dim', deciderWords(answer, context))}\n`;
    if (answers.length === 1) return line;
    const { toestemmingen, locaties } = partWords(answer, context);
    return `  ${toestemmingen} · ${locaties} → ${line}`;
  });
  return lines.join('');
}

/** Everything about one activiteit as a matrix: toestemmingen across, locaties down. */
export function resolveMatrix(configuraties: readonly Configuratie[], gezag: Oin, context: Context): string {
  const { registers, language, paint } = context;
  const { codes, locaties } = gridOf(configuraties);
  const routing = new Routing(configuraties);
  // The last row and the last column stand for everything that no configuratie names.
  const rest = (names: readonly string[], others: Message, all: Message): string =>
    formatMessage(names.length === 0 ? all : others, language);
  const head = [
    '',
    ...codes.map(safe),
    rest(codes, outputMessages.everyOther(), outputMessages.allToestemmingen()),
  ];
  const rows = [...locaties, null].map((locatie) => [
    locatie === null
      ? rest(locaties, outputMessages.elsewhere(), outputMessages.wholeArea())
      : organisatie(locatie, registers),
    ...[...codes, null].map((code) => handlerNames(routing.at(code, locatie), gezag, context)),
  ]);
  const widths = head.map((_name, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[paint('bold', line(head)), ...rows.map(line)].join('\n')}\n`;
}
