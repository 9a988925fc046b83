/** What `order.ts` orders, and the writes that it orders them into. */
import type { Configuratie, Reported } from '../model/configuratie.js';

/** A body that has to be created. */
export interface Change<T> {
  readonly body: Configuratie;
  /** The record that it replaces: same scope, same locaties. */
  readonly replaces?: Reported;
  readonly item: T;
}

/** One write. */
export type Move<T> =
  | { readonly kind: 'create'; readonly change: Change<T> }
  | { readonly kind: 'replace'; readonly record: Reported; readonly change: Change<T> }
  | { readonly kind: 'remove'; readonly record: Reported; readonly for?: Change<T> };
