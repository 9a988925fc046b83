import { msg, tell } from '../messages/message.js';
import type { PlanWarning } from '../reconcile/plan.js';
import type { ActiviteitRouting } from '../routing/changes.js';
import { routingEntries } from '../routing/entries.js';
import type { Verification } from '../routing/verify.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';
import type { Context } from './context.js';
import { safe } from './names.js';
import { heading } from './plan-text.js';
import { activiteitName, handlerNames, partWords } from './routing-words.js';
import { serviceLines, serviceSummary, serviceValue } from './verify-service.js';

/** Exceptions that are told before the rest is counted. */
const MAX_TOLD = 200;

export interface VerifyReport {
  readonly verification: Verification;
  /** What breaks the rule at DSO-LV itself. */
  readonly overlaps: readonly PlanWarning[];
  /** What changed since a receipt, where one was given. */
  readonly since?: readonly ActiviteitRouting[];
  /** What Verzoeksroutering answered, where it was asked. */
  readonly service?: ServiceReport;
  /** Nothing but what no file speaks of. */
  readonly ok: boolean;
}

/** Whether the promise holds. What no file speaks of breaks nothing: it is told, and left to the plan. */
export function holds({ verification, overlaps, since, service }: Omit<VerifyReport, 'ok'>): boolean {
  const kinds = verification.found.flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind));
  const answers = [...(service?.exceptions ?? []), ...(service?.since ?? [])];
  const changes = [...overlaps, ...(since ?? []), ...answers];
  return changes.length === 0 && kinds.every((kind) => kind === 'unmentioned');
}

function exceptionLines({ found }: Verification, context: Context): string[] {
  const { taal, paint } = context;
  const lines: string[] = [];
  let last = '';
  for (const { bevoegdGezag, activiteit, exceptions } of found) {
    if (bevoegdGezag !== last) lines.push(heading(bevoegdGezag, context));
    last = bevoegdGezag;
    lines.push(`  ${activiteitName(activiteit, bevoegdGezag, context)}`);
    for (const { kind, files, dso, ...parts } of exceptions) {
      const { toestemmingen, locaties } = partWords(parts, context);
      const there = handlerNames(dso, bevoegdGezag, context);
      const told =
        kind === 'unmentioned'
          ? msg('verifyUnmentioned', { dso: there })
          : msg('verifyDiffers', { files: handlerNames(files, bevoegdGezag, context), dso: there });
      const text = `${toestemmingen} · ${locaties}: ${tell(told, taal)}`;
      lines.push(`    ${kind === 'unmentioned' ? text : paint('red', text)}`);
    }
  }
  return lines;
}

function sinceLines(since: readonly ActiviteitRouting[], context: Context): string[] {
  return since.flatMap((item) => [
    `  ${activiteitName(item.activiteit, item.bevoegdGezag, context)}`,
    ...item.changes.map((change) => {
      const { toestemmingen, locaties } = partWords(change, context);
      const [from, to] = [change.from, change.to].map((oins) =>
        handlerNames(oins, item.bevoegdGezag, context),
      );
      return `    ${toestemmingen} · ${locaties}: ${from} → ${to}`;
    }),
  ]);
}

/** A verification for people: the exceptions, and one sentence. */
export function verifyText(
  { verification, overlaps, since, service, ok }: VerifyReport,
  context: Context,
): string {
  const { taal, paint } = context;
  const lines = [
    ...exceptionLines(verification, context),
    ...overlaps.map(({ message }) => paint('red', `⚠ ${safe(tell(message, taal))}`)),
    ...(since === undefined || since.length === 0
      ? []
      : [paint('bold', tell(msg('verifySince', {}), taal)), ...sinceLines(since, context)]),
  ];
  if (service !== undefined) lines.push(...serviceLines(service, context));
  const more = lines.length - MAX_TOLD;
  const shown = more > 0 ? [...lines.slice(0, MAX_TOLD), tell(msg('verifyMore', { more }), taal)] : lines;
  const { combinations, activiteiten } = verification;
  // What the service says otherwise is told by its own sentence.
  const promised = ok || holds({ verification, overlaps, ...(since === undefined ? {} : { since }) });
  const summary = tell(msg('verifySummary', { combinations, activiteiten, ok: promised }), taal);
  const told = service === undefined ? [] : serviceSummary(service, context);
  return `${[...shown, paint(promised ? 'green' : 'red', summary), ...told].join('\n')}\n`;
}

/** A verification for programs. */
export function verifyJson({ verification, overlaps, since, service, ok }: VerifyReport): string {
  const exceptions = verification.found.flatMap(({ bevoegdGezag, activiteit, exceptions: own }) =>
    own.flatMap(({ kind, files, dso, toestemmingen, locaties }) => {
      const changes = [{ toestemmingen, locaties, from: dso, to: files }];
      return routingEntries([{ bevoegdGezag, activiteit, changes }]).map(({ from, to, ...rest }) => ({
        kind,
        ...rest,
        files: to,
        dso: from,
      }));
    }),
  );
  const value = {
    ok,
    combinations: verification.combinations,
    activiteiten: verification.activiteiten,
    exceptions,
    overlaps: overlaps.map(({ ids, combination }) => ({ ids, combination })),
    ...(since === undefined ? {} : { since: routingEntries(since) }),
    ...(service === undefined ? {} : { verzoeksroutering: serviceValue(service) }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
