import type { Message } from '../messages/message.js';
import type { Place, SourceFile } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { ProblemCode } from '../model/problem-codes.js';

/** The problems of one file, in the order in which they are found. */
export class ProblemList {
  readonly all: Problem[] = [];
  readonly file: SourceFile;

  constructor(file: SourceFile) {
    this.file = file;
  }

  /** Adds an error. @param related the place of something else that the error is about. */
  error(code: ProblemCode, message: Message, offset: number, related?: Place): void {
    const place = this.at(offset);
    this.all.push(
      related === undefined
        ? { code, severity: 'error', message, place }
        : { code, severity: 'error', message, place, related: [related] },
    );
  }

  warning(code: ProblemCode, message: Message, offset: number): void {
    this.all.push({ code, severity: 'warning', message, place: this.at(offset) });
  }

  at(offset: number): Place {
    return { file: this.file, offset };
  }
}

/** An error about a file or folder as a whole. */
export function pathError(code: ProblemCode, message: Message, path: string): Problem {
  return { code, severity: 'error', message, place: { file: { path, text: '' }, offset: 0 } };
}
