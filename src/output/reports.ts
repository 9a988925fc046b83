import type { Problem } from '../model/problem.js';

/** What `validate` found. */
export interface ValidateReport {
  readonly files: number;
  readonly configurations: number;
  /** In the order in which they are told. */
  readonly problems: readonly Problem[];
}
