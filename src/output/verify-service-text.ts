/** The answers of Verzoeksroutering as text: part of the result of `verify`. */
import { formatMessage } from '../messages/message.js';
import type { Oin } from '../model/oin.js';
import type { RoutingQuestion } from '../routing/requests.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';
import type { Context } from './context.js';
import { activiteitName, organisatie, organisatieHeading } from './names.js';
import { handlerNames, partWords } from './routing-words.js';
import { verifyMessages } from './verify-messages.js';

/** Organisations named in one line before the rest is counted. */
export const MAX_NAMES = 5;

/** Lines below headings with their bevoegd gezag and their activiteit. */
function grouped<T extends RoutingQuestion>(
  items: readonly T[],
  context: Context,
  lineOf: (item: T) => string,
): string[] {
  const lines: string[] = [];
  let [lastGezag, lastNaam] = ['', ''];
  for (const item of items) {
    const { bevoegdGezag, activiteit, toestemming, locatie } = item;
    const naam = activiteitName(activiteit, bevoegdGezag, context.registers);
    if (bevoegdGezag !== lastGezag) lines.push(organisatieHeading(bevoegdGezag, context));
    if (bevoegdGezag !== lastGezag || naam !== lastNaam) lines.push(`  ${naam}`);
    [lastGezag, lastNaam] = [bevoegdGezag, naam];
    const { toestemmingen, locaties } = partWords(
      {
        toestemmingen: toestemming === null ? { except: [] } : { only: [toestemming.code] },
        locaties: locatie === null ? { except: [] } : { only: [locatie] },
      },
      context,
    );
    lines.push(`    ${toestemmingen} · ${locaties}: ${lineOf(item)}`);
  }
  return lines;
}

/** The differences with the files and the changes since the receipt, one line each. */
export function serviceLines({ exceptions, since = [] }: ServiceReport, context: Context): string[] {
  const { language, paint } = context;
  const handler = (oin: Oin, gezag: Oin): string => handlerNames(oin === gezag ? [] : [oin], gezag, context);
  const different = grouped(exceptions, context, ({ files, answer, bevoegdGezag }) => {
    const params = { files: handler(files, bevoegdGezag), answer: handler(answer, bevoegdGezag) };
    return paint('red', formatMessage(verifyMessages.serviceDiffers(params), language));
  });
  const changed = grouped(
    since,
    context,
    ({ from, to, bevoegdGezag }) => `${handler(from, bevoegdGezag)} → ${handler(to, bevoegdGezag)}`,
  );
  return [
    ...(different.length === 0
      ? []
      : [paint('bold', formatMessage(verifyMessages.serviceHeading(), language)), ...different]),
    ...(changed.length === 0
      ? []
      : [paint('bold', formatMessage(verifyMessages.serviceSince(), language)), ...changed]),
  ];
}

/** What was not asked and why, and how many answers differ. */
export function serviceSummary(report: ServiceReport, context: Context): string[] {
  const { asked, notAsked, withoutPunt, undecided, inOverlappingAreas, exceptions } = report;
  const { language, paint, registers } = context;
  const named = (oins: readonly Oin[]) => {
    const names = oins.slice(0, MAX_NAMES).map((oin) => organisatie(oin, registers));
    return { names, more: oins.length - names.length };
  };
  const placeless = notAsked - undecided;
  const left = [
    ...(placeless === 0
      ? []
      : [verifyMessages.serviceNotAsked({ notAsked: placeless, ...named(withoutPunt) })]),
    ...(undecided === 0
      ? []
      : [verifyMessages.serviceAmbiguous({ ambiguous: undecided, ...named(inOverlappingAreas) })]),
  ];
  const summary = verifyMessages.serviceSummary({ asked, different: exceptions.length });
  const style = exceptions.length > 0 ? 'red' : asked === 0 ? 'yellow' : 'green';
  return [
    ...left.map((message) => paint('yellow', formatMessage(message, language))),
    paint(style, formatMessage(summary, language)),
  ];
}
