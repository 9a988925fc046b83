/** The receipt of `verify --out`: what DSO-LV reported at a moment, to compare a later reading with. */
import { hasOwnDigest, sealed } from '../lib/digest.js';
import { areTexts, isObject } from '../lib/json.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import { isConfiguratie, normal } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type ActiviteitRouting, routingBetween } from './changes.js';
import { routingMessages } from './messages.js';
import type { RoutingAnswer } from './requests.js';

const FORMAT_VERSION = 1 as const;

export interface ReceiptFacts {
  /** ISO 8601, in UTC. */
  readonly time: string;
  readonly omgeving: string;
  /** The endpoint, or the simulator's state file. */
  readonly target: string;
  /** The commit with the files. Absent when no commit contains all of them as they are. */
  readonly commit?: string;
  /** Digest of what the files ask for. */
  readonly filesDigest: string;
  readonly combinations: number;
  readonly exceptions: number;
  /** The answers of Verzoeksroutering. Absent when it was not asked. */
  readonly verzoeksroutering?: readonly RoutingAnswer[];
}

/** A receipt as in its file. */
export interface Receipt extends ReceiptFacts {
  readonly formatVersion: typeof FORMAT_VERSION;
  /** The bevoegde gezagen that were read, also those without configuraties. */
  readonly bevoegdGezagen: readonly Oin[];
  readonly reported: readonly { readonly id: string; readonly configuration: Configuratie }[];
  /** Digest of the receipt without this key. */
  readonly digest: string;
}

function* recordsOf(reported: ReadonlyMap<Oin, readonly Reported[]>): Generator<Receipt['reported'][number]> {
  const records = [...reported.values()].flat().sort((a, b) => compareIds(a.id, b.id));
  for (const { id, configuratie } of records) yield { id, configuration: normal(configuratie) };
}

/** Makes the receipt of a reading, as a value that is written in pieces. */
export function makeReceipt(facts: ReceiptFacts, reported: ReadonlyMap<Oin, readonly Reported[]>) {
  return sealed({
    formatVersion: FORMAT_VERSION,
    ...facts,
    bevoegdGezagen: [...reported.keys()].sort(),
    reported: recordsOf(reported),
  });
}

function isReported(value: unknown): boolean {
  return isObject(value) && typeof value.id === 'string' && isConfiguratie(value.configuration);
}

function isPunt(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === 'number');
}

function isAnswer(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { bevoegdGezag, activiteit, behandeldienst, toestemming, locatie, punt } = value;
  return (
    isObject(activiteit) &&
    areTexts([bevoegdGezag, behandeldienst, activiteit.naam, activiteit.oin]) &&
    (toestemming === null || (isObject(toestemming) && areTexts([toestemming.code, toestemming.waarde]))) &&
    (locatie === null || typeof locatie === 'string') &&
    isPunt(punt)
  );
}

/** Tests whether a value is a receipt. Its digest shows whether it is the one that was written. */
function isReceipt(value: unknown): value is Receipt {
  return (
    isObject(value) &&
    value.formatVersion === FORMAT_VERSION &&
    areTexts([value.omgeving, value.target, value.digest]) &&
    Array.isArray(value.reported) &&
    value.reported.every(isReported) &&
    areTexts(value.bevoegdGezagen) &&
    (value.verzoeksroutering === undefined ||
      (Array.isArray(value.verzoeksroutering) && value.verzoeksroutering.every(isAnswer)))
  );
}

/**
 * Reads a receipt.
 *
 * @throws Failure `usage` for a file that is not a receipt, or one of another version; `refused` for one that was changed after
 *   it was written.
 */
export function parseReceipt(text: string, path: string): Receipt {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('usage', routingMessages.receiptUnreadable({ path }), { cause });
  }
  const version = isObject(value) ? value.formatVersion : undefined;
  if (typeof version === 'number' && version !== FORMAT_VERSION)
    throw new Failure('usage', routingMessages.receiptVersion({ path, version, known: FORMAT_VERSION }));
  if (!isReceipt(value)) throw new Failure('usage', routingMessages.receiptUnreadable({ path }));
  if (!hasOwnDigest({ ...value })) throw new Failure('refused', routingMessages.receiptEdited({ path }));
  return value;
}

/**
 * Asserts that a receipt is of this omgeving, and that the omgeving has the same target.
 *
 * @throws Failure `refused` otherwise.
 */
export function assertSameReceipt(receipt: Receipt, omgeving: string, target: string): void {
  if (receipt.omgeving === omgeving && receipt.target === target) return;
  throw new Failure(
    'refused',
    routingMessages.receiptOther({
      receipt: `${receipt.omgeving} (${receipt.target})`,
      now: `${omgeving} (${target})`,
    }),
  );
}

/** What has changed since a receipt. */
export interface SinceReceipt {
  /** Changes of routing, for the bevoegde gezagen of the receipt. */
  readonly changes: readonly ActiviteitRouting[];
  /** The bevoegde gezagen of the reading that are not in the receipt: it proves nothing about them. */
  readonly notInReceipt: readonly Oin[];
}

/** Compares a later reading with a receipt. */
export function sinceReceipt(
  receipt: Receipt,
  reported: ReadonlyMap<Oin, readonly Reported[]>,
): SinceReceipt {
  const known = new Set(receipt.bevoegdGezagen);
  const then = groupBy(
    receipt.reported.map(({ configuration }) => configuration),
    ({ oin }) => oin,
  );
  const changes = [...reported].flatMap(([gezag, records]) =>
    known.has(gezag)
      ? routingBetween(
          then.get(gezag) ?? [],
          records.map(({ configuratie }) => configuratie),
        )
      : [],
  );
  return { changes, notInReceipt: [...reported.keys()].filter((gezag) => !known.has(gezag)) };
}
