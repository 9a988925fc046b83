import { digestOf } from '../lib/digest.js';
import { type Configuratie, compareIds, type Reported } from '../model/configuratie.js';
import { normal } from '../model/configuratie-fields.js';
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
  /** The commit that holds the files; left out where there is none that holds all of them as they are. */
  readonly commit?: string;
  /** What the files asked for, as a digest. */
  readonly filesDigest: string;
  readonly combinations: number;
  /** How many exceptions there were. */
  readonly exceptions: number;
  /** What Verzoeksroutering answered, where it was asked. */
  readonly verzoeksroutering?: readonly RoutingAnswer[];
}

/** A receipt as a file holds it. */
export interface Receipt extends ReceiptFacts {
  readonly formatVersion: typeof FORMAT_VERSION;
  /** The bevoegde gezagen that were asked about, those without any configuration included. */
  readonly bevoegdGezagen: readonly Oin[];
  readonly reported: readonly { readonly id: string; readonly configuration: Configuratie }[];
  /** Of the receipt itself, without this key. */
  readonly digest: string;
}

/** Writes a receipt of a reading. */
export function makeReceipt(facts: ReceiptFacts, reported: ReadonlyMap<Oin, readonly Reported[]>): Receipt {
  const open = {
    formatVersion: FORMAT_VERSION,
    ...facts,
    bevoegdGezagen: [...reported.keys()].sort(),
    reported: [...reported.values()]
      .flat()
      .sort((a, b) => compareIds(a.id, b.id))
      .map(({ id, configuratie }) => ({ id, configuration: normal(configuratie) })),
  };
  return { ...open, digest: digestOf(open) };
}

/**
 * Reads a receipt.
 *
 * @throws Failure `usage` when it is none or of another version, `refused` when it was changed after it was written.
 */
export function parseReceipt(text: string, path: string): Receipt {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('usage', routingMessages.receiptUnreadable({ path }), { cause });
  }
  const receipt = value as Partial<Receipt> | null;
  const version: unknown = receipt?.formatVersion;
  if (typeof version === 'number' && version !== FORMAT_VERSION)
    throw new Failure('usage', routingMessages.receiptVersion({ path, version, known: FORMAT_VERSION }));
  const whole =
    receipt?.formatVersion === FORMAT_VERSION &&
    typeof receipt.omgeving === 'string' &&
    Array.isArray(receipt.reported) &&
    (receipt.verzoeksroutering === undefined || Array.isArray(receipt.verzoeksroutering)) &&
    Array.isArray(receipt.bevoegdGezagen);
  if (!whole) throw new Failure('usage', routingMessages.receiptUnreadable({ path }));
  const { digest, ...open } = receipt;
  if (digestOf(open) !== digest) throw new Failure('refused', routingMessages.receiptEdited({ path }));
  return receipt as Receipt;
}

/** Refuses a receipt of another omgeving, or of one that points elsewhere now. */
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

/** What a later reading says beside a receipt. */
export interface SinceReceipt {
  /** Per activiteit, from who handled it then to who does now: of the bevoegde gezagen that the receipt is about. */
  readonly changes: readonly ActiviteitRouting[];
  /** The bevoegde gezagen of the reading that the receipt is not about: of those it proves nothing. */
  readonly notInReceipt: readonly Oin[];
}

/** Lays a later reading beside a receipt. */
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
