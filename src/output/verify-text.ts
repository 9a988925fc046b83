/** The result of `verify` as text: the exceptions, the changes since the receipt, and summaries. */
import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import type { SinceReceipt } from '../routing/receipt.js';
import type { Verification } from '../routing/verify.js';
import type { Context } from './context.js';
import { activiteitName, organisatie, organisatieHeading } from './names.js';
import { countExceptions, type VerifyReport } from './reports.js';
import { handlerNames, partWords } from './routing-words.js';
import { safe } from './safe-text.js';
import { summaryMessages } from './summary-messages.js';
import { verifyMessages } from './verify-messages.js';
import { MAX_NAMES, serviceLines, serviceSummary } from './verify-service-text.js';

/** Lines shown before the rest is counted. */
const MAX_LINES = 200;

/** The lines about the exceptions. Each is put into words only when it is shown. */
function* exceptionLines({ found }: Verification, context: Context): Generator<() => string> {
  const { language, paint, registers } = context;
  let lastGezag = '';
  for (const { bevoegdGezag, activiteit, exceptions } of found) {
    if (bevoegdGezag !== lastGezag) yield () => organisatieHeading(bevoegdGezag, context);
    lastGezag = bevoegdGezag;
    yield () => `  ${activiteitName(activiteit, bevoegdGezag, registers)}`;
    for (const { kind, files, dso, ...parts } of exceptions) {
      yield () => {
        const { toestemmingen, locaties } = partWords(parts, context, exceptions);
        const atDso = handlerNames(dso, bevoegdGezag, context);
        const message =
          kind === 'unmentioned'
            ? verifyMessages.verifyUnmentioned({ dso: atDso })
            : verifyMessages.verifyDiffers({ files: handlerNames(files, bevoegdGezag, context), dso: atDso });
        const words = formatMessage(message, language);
        return `    ${paint('red', `${toestemmingen} · ${locaties}: ${words}`)}`;
      };
    }
  }
}

/** The lines about the changes since a receipt. Each is put into words only when it is shown. */
function* sinceLines({ changes }: SinceReceipt, context: Context): Generator<() => string> {
  const { language, paint, registers } = context;
  if (changes.length > 0) yield () => paint('bold', formatMessage(verifyMessages.verifySince(), language));
  for (const [gezag, items] of groupBy(changes, ({ bevoegdGezag }) => bevoegdGezag)) {
    yield () => organisatieHeading(gezag, context);
    for (const item of items) {
      yield () => `  ${activiteitName(item.activiteit, gezag, registers)}`;
      for (const change of item.changes)
        yield () => {
          const { toestemmingen, locaties } = partWords(change, context, item.changes);
          const from = handlerNames(change.from, gezag, context);
          const to = handlerNames(change.to, gezag, context);
          return `    ${toestemmingen} · ${locaties}: ${from} → ${to}`;
        };
    }
  }
}

function sinceSummary({ changes, notInReceipt }: SinceReceipt, context: Context): string[] {
  const { language, paint, registers } = context;
  const names = notInReceipt.slice(0, MAX_NAMES).map((oin) => organisatie(oin, registers));
  const missing = verifyMessages.verifyNotInReceipt({ names, more: notInReceipt.length - names.length });
  const summary = verifyMessages.verifySinceSummary({ activiteiten: changes.length });
  return [
    ...(names.length === 0 ? [] : [paint('yellow', formatMessage(missing, language))]),
    paint(changes.length === 0 ? 'green' : 'red', formatMessage(summary, language)),
  ];
}

function summaryLine(report: VerifyReport, { language, paint }: Context): string {
  const { verification, doubled, omgeving, compared } = report;
  const { found, ...counts } = verification;
  if (!compared)
    return paint('bold', formatMessage(summaryMessages.planNothingCompared({ omgeving }), language));
  const kinds = found.flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind));
  const broken =
    doubled.some(({ kind }) => kind === 'overlap') || kinds.some((kind) => kind !== 'unmentioned');
  const params = { ...counts, broken, doubled: doubled.length };
  const summary = formatMessage(summaryMessages.verifySummary(params), language);
  // The receipt and Verzoeksroutering have summaries of their own.
  return paint(countExceptions({ verification, doubled }) === 0 ? 'green' : 'red', summary);
}

/** All lines about single combinations. */
function* detailLines(report: VerifyReport, context: Context): Generator<() => string> {
  const { verification, doubled, since, service } = report;
  const { language, paint } = context;
  yield* exceptionLines(verification, context);
  for (const { message } of doubled) yield () => paint('red', `⚠ ${safe(formatMessage(message, language))}`);
  if (since !== undefined) yield* sinceLines(since, context);
  if (service !== undefined) for (const line of serviceLines(service, context)) yield () => line;
}

export function verifyText(report: VerifyReport, context: Context): string {
  const { since, service } = report;
  const shown: string[] = [];
  let more = 0;
  for (const line of detailLines(report, context)) {
    if (shown.length < MAX_LINES) shown.push(line());
    else more += 1;
  }
  const lines = [
    ...shown,
    ...(more > 0 ? [formatMessage(verifyMessages.verifyMore({ more }), context.language)] : []),
    summaryLine(report, context),
    ...(since === undefined ? [] : sinceSummary(since, context)),
    ...(service === undefined ? [] : serviceSummary(service, context)),
  ];
  return `${lines.join('\n')}\n`;
}
