import { formatMessage } from '../messages/message.js';
import { groupBy } from '../model/groups.js';
import type { PlanWarning } from '../reconcile/plan.js';
import { routingEntries } from '../routing/entries.js';
import { routingMessages } from '../routing/messages.js';
import type { SinceReceipt } from '../routing/receipt.js';
import { exceptionEntries, type Verification } from '../routing/verify.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';
import type { Context } from './context.js';
import { outputMessages } from './messages.js';
import { organisatie, safe } from './names.js';
import { heading } from './plan-text.js';
import { activiteitName, handlerNames, partWords } from './routing-words.js';
import { NAMED, serviceLines, serviceSummary, serviceValue } from './verify-service.js';

/** Exceptions that are told before the rest is counted. */
const MAX_TOLD = 200;

export interface VerifyReport {
  readonly verification: Verification;
  /** What breaks the rule at DSO-LV itself. */
  readonly overlaps: readonly PlanWarning[];
  /** What changed since a receipt, where one was given. */
  readonly since?: SinceReceipt;
  /** What Verzoeksroutering answered, where it was asked. */
  readonly service?: ServiceReport;
  /** No exception, and nothing that changed since the receipt. */
  readonly ok: boolean;
}

/** How many exceptions there are, what the service says otherwise included. */
export function countExceptions({
  verification,
  overlaps,
  service,
}: Pick<VerifyReport, 'verification' | 'overlaps' | 'service'>): number {
  return exceptionEntries(verification).length + overlaps.length + (service?.exceptions.length ?? 0);
}

/** Whether the promise holds, and still does what it did when the receipt was written. */
export function holds(report: Omit<VerifyReport, 'ok'>): boolean {
  const changes = [...(report.since?.changes ?? []), ...(report.service?.since ?? [])];
  return countExceptions(report) === 0 && changes.length === 0;
}

function exceptionLines({ found }: Verification, context: Context): string[] {
  const { language, paint } = context;
  const lines: string[] = [];
  let last = '';
  for (const { bevoegdGezag, activiteit, exceptions } of found) {
    if (bevoegdGezag !== last) lines.push(heading(bevoegdGezag, context));
    last = bevoegdGezag;
    lines.push(`  ${activiteitName(activiteit, bevoegdGezag, context)}`);
    for (const { kind, files, dso, ...parts } of exceptions) {
      const { toestemmingen, locaties } = partWords(parts, context, exceptions);
      const there = handlerNames(dso, bevoegdGezag, context);
      const told =
        kind === 'unmentioned'
          ? outputMessages.verifyUnmentioned({ dso: there })
          : outputMessages.verifyDiffers({ files: handlerNames(files, bevoegdGezag, context), dso: there });
      lines.push(`    ${paint('red', `${toestemmingen} · ${locaties}: ${formatMessage(told, language)}`)}`);
    }
  }
  return lines;
}

function sinceLines({ changes }: SinceReceipt, context: Context): string[] {
  const { language, paint } = context;
  const lines = [...groupBy(changes, ({ bevoegdGezag }) => bevoegdGezag)].flatMap(([gezag, items]) => [
    heading(gezag, context),
    ...items.flatMap((item) => [
      `  ${activiteitName(item.activiteit, gezag, context)}`,
      ...item.changes.map((change) => {
        const { toestemmingen, locaties } = partWords(change, context, item.changes);
        const [from, to] = [change.from, change.to].map((oins) => handlerNames(oins, gezag, context));
        return `    ${toestemmingen} · ${locaties}: ${from} → ${to}`;
      }),
    ]),
  ]);
  return lines.length === 0
    ? []
    : [paint('bold', formatMessage(outputMessages.verifySince(), language)), ...lines];
}

/** What came of laying it beside a receipt, in a sentence or two. */
function sinceSummary(
  { changes, notInReceipt }: SinceReceipt,
  { language, paint, registers }: Context,
): string[] {
  const names = notInReceipt.slice(0, NAMED).map((oin) => organisatie(oin, registers));
  const left = outputMessages.verifyNotInReceipt({ names, more: notInReceipt.length - names.length });
  const summary = outputMessages.verifySinceSummary({ activiteiten: changes.length });
  return [
    ...(names.length === 0 ? [] : [paint('yellow', formatMessage(left, language))]),
    paint(changes.length === 0 ? 'green' : 'red', formatMessage(summary, language)),
  ];
}

function summaryParams({ found, ...counts }: Verification, overlaps: readonly PlanWarning[]) {
  const kinds = found.flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind));
  return { ...counts, broken: overlaps.length > 0 || kinds.some((kind) => kind !== 'unmentioned') };
}

/** A verification for people: the exceptions, and one sentence. */
export function verifyText(
  { verification, overlaps, since, service }: VerifyReport,
  context: Context,
): string {
  const { language, paint } = context;
  const lines = [
    ...exceptionLines(verification, context),
    ...overlaps.map(({ message }) => paint('red', `⚠ ${safe(formatMessage(message, language))}`)),
    ...(since === undefined ? [] : sinceLines(since, context)),
  ];
  if (service !== undefined) lines.push(...serviceLines(service, context));
  const more = lines.length - MAX_TOLD;
  const shown =
    more > 0
      ? [...lines.slice(0, MAX_TOLD), formatMessage(outputMessages.verifyMore({ more }), language)]
      : lines;
  // What the service says otherwise, and what has changed since a receipt, is told by sentences of their own.
  const promised = countExceptions({ verification, overlaps }) === 0;
  const summary = formatMessage(
    routingMessages.verifySummary(summaryParams(verification, overlaps)),
    language,
  );
  const told = [
    ...(since === undefined ? [] : sinceSummary(since, context)),
    ...(service === undefined ? [] : serviceSummary(service, context)),
  ];
  return `${[...shown, paint(promised ? 'green' : 'red', summary), ...told].join('\n')}\n`;
}

/** A verification for programs. */
export function verifyJson({ verification, overlaps, since, service, ok }: VerifyReport): string {
  const value = {
    ok,
    combinations: verification.combinations,
    unmentioned: verification.unmentioned,
    activiteiten: verification.activiteiten,
    exceptions: exceptionEntries(verification),
    overlaps: overlaps.map(({ ids, combination }) => ({ ids, combination })),
    ...(since === undefined
      ? {}
      : { since: routingEntries(since.changes), notInReceipt: since.notInReceipt }),
    ...(service === undefined ? {} : { verzoeksroutering: serviceValue(service) }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
