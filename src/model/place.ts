/** A file that was read: its path as people see it (relative to the working directory, with `/`) and its text. */
export interface SourceFile {
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** A place in a file, as an offset. Line and column are computed only for what is printed. */
export interface Place {
  readonly file: SourceFile;
  /** UTF-16 code units from the start of `file.text`. */
  readonly offset: number;
}

/** A place as people and editors name it. Line and column count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The offsets at which the lines of a file start. Cached, because reports often name many places in one file. */
const lineStarts = new WeakMap<SourceFile, number[]>();

function startsOf(file: SourceFile): number[] {
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    starts = [0];
    for (const match of file.text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    lineStarts.set(file, starts);
  }
  return starts;
}

/** Converts a place into file, line and column. An offset past the end gives the end. */
export function locate(place: Place): Location {
  const starts = startsOf(place.file);
  const offset = Math.max(0, Math.min(place.offset, place.file.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: place.file.path, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The text of a line (from 1) without its line break; undefined past the end. */
export function lineText(file: SourceFile, line: number): string | undefined {
  const starts = startsOf(file);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  return file.text.slice(start, starts[line] ?? file.text.length).replace(/[\r\n]+$/, '');
}

/** Compares two places: by file path, then by offset. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  return a.offset - b.offset;
}
