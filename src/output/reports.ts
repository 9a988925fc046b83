/** The results of commands as plain data, for the formats. */
import type { Activiteit } from '../model/activiteit.js';
import type { Oin } from '../model/oin.js';
import type { Place } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { PlanWarning } from '../reconcile/plan.js';
import type { SinceReceipt } from '../routing/receipt.js';
import type { Handling } from '../routing/resolve.js';
import { countExceptionEntries, type Verification } from '../routing/verify.js';
import type { ServiceReport } from '../verzoeksroutering/verify.js';

/** The result of `validate`. */
export interface ValidateReport {
  readonly files: number;
  readonly configurations: number;
  /** In the order in which they are shown. */
  readonly problems: readonly Problem[];
}

/** What decides an answer of `resolve`: a line of the files, or a record at DSO-LV. */
export interface Decider {
  readonly place?: Place;
  readonly id?: string;
}

/** The result of `resolve`. */
export interface ResolveReport {
  readonly bevoegdGezag: Oin;
  readonly activiteit: Activiteit;
  /** More than one where the answer depends on what the question leaves out. */
  readonly answers: readonly Handling<Decider>[];
}

/** The result of `verify`. */
export interface VerifyReport {
  readonly omgeving: string;
  /** Whether DSO-LV was compared with the files at all: without files, nothing is read. */
  readonly compared: boolean;
  readonly verification: Verification;
  /** Configuraties at DSO-LV that cover a combination which another one covers already. */
  readonly doubled: readonly PlanWarning[];
  /** The changes since a receipt, if one was given. */
  readonly since?: SinceReceipt;
  /** The answers of Verzoeksroutering, if it was asked. */
  readonly service?: ServiceReport;
  /** Whether there is no exception, and no change since the receipt. */
  readonly ok: boolean;
}

/** Counts the exceptions, those at Verzoeksroutering included. */
export function countExceptions({
  verification,
  doubled,
  service,
}: Pick<VerifyReport, 'verification' | 'doubled' | 'service'>): number {
  return countExceptionEntries(verification) + doubled.length + (service?.exceptions.length ?? 0);
}

/** Tests whether a verification has no exception, and no change since the receipt: the exit code follows from this. */
export function holds(report: Omit<VerifyReport, 'ok'>): boolean {
  const { since, service } = report;
  const changes = (since?.changes.length ?? 0) + (service?.since?.length ?? 0);
  return countExceptions(report) === 0 && changes === 0;
}
