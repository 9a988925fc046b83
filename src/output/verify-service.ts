/** What Verzoeksroutering answered, as part of a verification. */
import { formatMessage } from '../messages/message.js';
import type { Oin } from '../model/oin.js';
import type { RoutingQuestion } from '../routing/requests.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie } from './names.js';
import { heading } from './plan-text.js';
import { activiteitName, handlerNames, partWords } from './routing-words.js';

/** Organisations named in one line; what comes after them is counted. */
export const NAMED = 5;

/** Lines below the bevoegd gezag and the activiteit that they are about. */
function grouped<T extends RoutingQuestion>(
  items: readonly T[],
  context: Context,
  say: (item: T) => string,
): string[] {
  const lines: string[] = [];
  let [gezag, activiteit] = ['', ''];
  for (const item of items) {
    if (item.bevoegdGezag !== gezag) lines.push(heading(item.bevoegdGezag, context));
    const naam = activiteitName(item.activiteit, item.bevoegdGezag, context);
    if (item.bevoegdGezag !== gezag || naam !== activiteit) lines.push(`  ${naam}`);
    [gezag, activiteit] = [item.bevoegdGezag, naam];
    const { toestemming, locatie } = item;
    const { toestemmingen, locaties } = partWords(
      {
        toestemmingen: toestemming === null ? { except: [] } : { only: [toestemming.code] },
        locaties: locatie === null ? { except: [] } : { only: [locatie] },
      },
      context,
    );
    lines.push(`    ${toestemmingen} · ${locaties}: ${say(item)}`);
  }
  return lines;
}

/** The exceptions and changes, a line each. */
export function serviceLines({ exceptions, since = [] }: ServiceReport, context: Context): string[] {
  const { language, paint } = context;
  const who = (oin: string, gezag: string): string =>
    handlerNames(oin === gezag ? [] : [oin], gezag, context);
  const otherwise = grouped(exceptions, context, ({ files, answer, bevoegdGezag }) => {
    const params = { files: who(files, bevoegdGezag), answer: who(answer, bevoegdGezag) };
    return paint('red', formatMessage(outputMessages.serviceDiffers(params), language));
  });
  const changed = grouped(
    since,
    context,
    ({ from, to, bevoegdGezag }) => `${who(from, bevoegdGezag)} → ${who(to, bevoegdGezag)}`,
  );
  return [
    ...(otherwise.length === 0
      ? []
      : [paint('bold', formatMessage(outputMessages.serviceHeading(), language)), ...otherwise]),
    ...(changed.length === 0
      ? []
      : [paint('bold', formatMessage(outputMessages.serviceSince(), language)), ...changed]),
  ];
}

/** What came of it, in a sentence or two. */
export function serviceSummary(report: ServiceReport, context: Context): string[] {
  const { asked, notAsked, withoutPunt, undecided, onSharedGround, exceptions } = report;
  const { language, paint, registers } = context;
  const named = (oins: readonly Oin[]) => {
    const names = oins.slice(0, NAMED).map((oin) => organisatie(oin, registers));
    return { names, more: oins.length - names.length };
  };
  const placeless = notAsked - undecided;
  const left = [
    ...(placeless === 0
      ? []
      : [outputMessages.serviceNotAsked({ notAsked: placeless, ...named(withoutPunt) })]),
    ...(undecided === 0 ? [] : [outputMessages.serviceUndecided({ undecided, ...named(onSharedGround) })]),
  ];
  const summary = formatMessage(
    outputMessages.serviceSummary({ asked, otherwise: exceptions.length }),
    language,
  );
  const style = exceptions.length > 0 ? 'red' : asked === 0 ? 'yellow' : 'green';
  return [...left.map((message) => paint('yellow', formatMessage(message, language))), paint(style, summary)];
}

function flat<T extends RoutingQuestion>({ toestemming, punt: _, ...rest }: T) {
  return { ...rest, toestemming: toestemming?.code ?? null };
}

/** For programs. */
export function serviceValue({ asked, notAsked, undecided, exceptions, since }: ServiceReport) {
  return {
    asked,
    notAsked,
    undecided,
    exceptions: exceptions.map(flat),
    ...(since === undefined ? {} : { since: since.map(flat) }),
  };
}
