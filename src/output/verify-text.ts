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

function exceptionLines({ found }: Verification, context: Context): string[] {
  const { language, paint, registers } = context;
  const lines: string[] = [];
  let lastGezag = '';
  for (const { bevoegdGezag, activiteit, exceptions } of found) {
    if (bevoegdGezag !== lastGezag) lines.push(organisatieHeading(bevoegdGezag, context));
    lastGezag = bevoegdGezag;
    lines.push(`  ${activiteitName(activiteit, bevoegdGezag, registers)}`);
    for (const { kind, files, dso, ...parts } of exceptions) {
      const { toestemmingen, locaties } = partWords(parts, context, exceptions);
      const atDso = handlerNames(dso, bevoegdGezag, context);
      const message =
        kind === 'unmentioned'
          ? verifyMessages.verifyUnmentioned({ dso: atDso })
          : verifyMessages.verifyDiffers({ files: handlerNames(files, bevoegdGezag, context), dso: atDso });
      const words = formatMessage(message, language);
      lines.push(`    ${paint('red', `${toestemmingen} · ${locaties}: ${words}`)}`);
    }
  }
  return lines;
}

function sinceLines({ changes }: SinceReceipt, context: Context): string[] {
  const { language, paint, registers } = context;
  if (changes.length === 0) return [];
  const lines = [...groupBy(changes, ({ bevoegdGezag }) => bevoegdGezag)].flatMap(([gezag, items]) => [
    organisatieHeading(gezag, context),
    ...items.flatMap((item) => [
      `  ${activiteitName(item.activiteit, gezag, registers)}`,
      ...item.changes.map((change) => {
        const { toestemmingen, locaties } = partWords(change, context, item.changes);
        const from = handlerNames(change.from, gezag, context);
        const to = handlerNames(change.to, gezag, context);
        return `    ${toestemmingen} · ${locaties}: ${from} → ${to}`;
      }),
    ]),
  ]);
  return [paint('bold', formatMessage(verifyMessages.verifySince(), language)), ...lines];
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

export function verifyText(report: VerifyReport, context: Context): string {
  const { verification, doubled, since, service } = report;
  const { language, paint } = context;
  const lines = [
    ...exceptionLines(verification, context),
    ...doubled.map(({ message }) => paint('red', `⚠ ${safe(formatMessage(message, language))}`)),
    ...(since === undefined ? [] : sinceLines(since, context)),
    ...(service === undefined ? [] : serviceLines(service, context)),
  ];
  const more = lines.length - MAX_LINES;
  const shown = [
    ...lines.slice(0, MAX_LINES),
    ...(more > 0 ? [formatMessage(verifyMessages.verifyMore({ more }), language)] : []),
    summaryLine(report, context),
    ...(since === undefined ? [] : sinceSummary(since, context)),
    ...(service === undefined ? [] : serviceSummary(service, context)),
  ];
  return `${shown.join('\n')}\n`;
}
