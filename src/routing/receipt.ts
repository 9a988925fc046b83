/** A proof that can be kept: what DSO-LV answered, when, for which files; and a later state held to it. */
import { msg } from '../messages/message.js';
import {
  activiteitKey,
  type Configuratie,
  compareIds,
  normal,
  type Reported,
} from '../model/configuratie.js';
import { digestOf } from '../model/digest.js';
import { Failure } from '../model/failure.js';
import { groupBy } from '../model/groups.js';
import type { Oin } from '../model/oin.js';
import { type ActiviteitRouting, routingChanges } from './changes.js';
import type { RoutingAnswer } from './requests.js';

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
  readonly formatVersion: 1;
  /** The bevoegde gezagen that were asked about, those without any configuration included. */
  readonly bevoegdGezagen: readonly Oin[];
  readonly reported: readonly { readonly id: string; readonly configuration: Configuratie }[];
  /** Of the receipt itself, without this key. */
  readonly digest: string;
}

/** Writes a receipt of a reading. */
export function makeReceipt(facts: ReceiptFacts, reported: ReadonlyMap<Oin, readonly Reported[]>): Receipt {
  const open = {
    formatVersion: 1 as const,
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
 * @throws Failure `use` when it is none, `refused` when it was changed after it was written.
 */
export function parseReceipt(text: string, path: string): Receipt {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Failure('use', msg('receiptUnreadable', { path }), { cause });
  }
  const receipt = value as Partial<Receipt> | null;
  const whole =
    receipt?.formatVersion === 1 &&
    typeof receipt.omgeving === 'string' &&
    Array.isArray(receipt.reported) &&
    (receipt.verzoeksroutering === undefined || Array.isArray(receipt.verzoeksroutering)) &&
    Array.isArray(receipt.bevoegdGezagen);
  if (!whole) throw new Failure('use', msg('receiptUnreadable', { path }));
  const { digest, ...open } = receipt;
  if (digestOf(open) !== digest) throw new Failure('refused', msg('receiptEdited', { path }));
  return receipt as Receipt;
}

/** Refuses a receipt of another omgeving, or of one that points elsewhere now. */
export function refuseOtherReceipt(receipt: Receipt, omgeving: string, target: string): void {
  if (receipt.omgeving === omgeving && receipt.target === target) return;
  throw new Failure(
    'refused',
    msg('receiptOther', {
      receipt: `${receipt.omgeving} (${receipt.target})`,
      now: `${omgeving} (${target})`,
    }),
  );
}

/** What has changed for requests since a receipt: per activiteit, from who handled it then to who does now. */
export function sinceReceipt(
  receipt: Receipt,
  reported: ReadonlyMap<Oin, readonly Reported[]>,
): ActiviteitRouting[] {
  const key = (item: Configuratie): string => `${item.oin} ${activiteitKey(item.activiteit)}`;
  const then = groupBy(
    receipt.reported.map(({ configuration }) => configuration),
    key,
  );
  const now = groupBy(
    [...reported.values()].flat().map(({ configuratie }) => configuratie),
    key,
  );
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((item): ActiviteitRouting[] => {
    const [before, after] = [then.get(item) ?? [], now.get(item) ?? []];
    const [first] = [...before, ...after];
    const changes = routingChanges({ before, after });
    return first === undefined || changes.length === 0
      ? []
      : [{ bevoegdGezag: first.oin, activiteit: first.activiteit, changes }];
  });
}
