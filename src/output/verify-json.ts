/** The result of `verify` as JSON. */
import { routingEntries } from '../routing/entries.js';
import type { RoutingQuestion } from '../routing/requests.js';
import { exceptionEntries } from '../routing/verify.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';
import { jsonPieces } from './json.js';
import type { VerifyReport } from './reports.js';

function questionJson<T extends RoutingQuestion>({ toestemming, punt: _, ...rest }: T) {
  return { ...rest, toestemming: toestemming?.code ?? null };
}

function serviceJson({ asked, notAsked, undecided, exceptions, since }: ServiceReport) {
  return {
    asked,
    notAsked,
    undecided,
    exceptions: exceptions.map(questionJson),
    since: since?.map(questionJson),
  };
}

export function verifyJson({ verification, doubled, since, service, ok }: VerifyReport): Iterable<string> {
  return jsonPieces({
    ok,
    combinations: verification.combinations,
    unmentioned: verification.unmentioned,
    activiteiten: verification.activiteiten,
    exceptions: exceptionEntries(verification),
    overlaps: doubled.map(({ kind, ids, combination }) => ({ kind, ids, combination })),
    since: since && routingEntries(since.changes),
    notInReceipt: since?.notInReceipt,
    verzoeksroutering: service && serviceJson(service),
  });
}
