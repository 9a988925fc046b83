import type { Message } from '../messages/message.js';
import type { Oin } from '../model/oin.js';
import type { Place, SourceFile } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { ProblemCode } from '../model/problem-codes.js';

/** What one file writes out that has to agree with the other files: told as data, so that files can be read apart. */
export interface FileFacts {
  readonly findings: Findings;
  /** Every OIN written in the file, with its first offset. */
  readonly oins: ReadonlyMap<Oin, number>;
  /** Every toestemming written out in the file, at its first offset. */
  readonly waarden: readonly { readonly code: string; readonly waarde: string; readonly offset: number }[];
}

/** The problems of one file, as they are found. */
export class Findings {
  readonly problems: Problem[] = [];

  constructor(readonly file: SourceFile) {}

  error(code: ProblemCode, message: Message, offset: number, related?: Place): void {
    const place = this.at(offset);
    this.problems.push(
      related === undefined
        ? { code, severity: 'error', message, place }
        : { code, severity: 'error', message, place, related: [related] },
    );
  }

  warning(code: ProblemCode, message: Message, offset: number): void {
    this.problems.push({ code, severity: 'warning', message, place: this.at(offset) });
  }

  at(offset: number): Place {
    return { file: this.file, offset };
  }
}
