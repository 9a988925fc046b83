/**
 * Limits on tables, checked before memory is spent. A small file can describe an enormous table: a spreadsheet of 1.5 KB
 * with a value in its last cell has 17,000,000,000 cells.
 *
 * A spreadsheet (xlsx) is a zip archive with XML files in it. The library that reads it allocates every cell up to the
 * last row and the last column with a value.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { errorCode } from '../lib/error-code.js';

export const MAX_MEGABYTES = 200;
export const MAX_CELLS = 20_000_000;

const MEGABYTE = 1024 * 1024;

/** Why a table is not read. */
export type Refusal = 'large' | 'cells' | 'unreadable';

export function isTooLarge(bytes: Buffer): boolean {
  return bytes.length > MAX_MEGABYTES * MEGABYTE;
}

/** A file in a zip archive. Only its compressed bytes are in memory. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressed: Buffer;
}

/** Thrown for bytes that are not a whole zip archive. */
class ZipError extends Error {}

/** Reads the central directory of a zip archive (APPNOTE 4.3.12, 4.3.16). Archives of 4 GB and more are not supported. */
function* zipEntries(bytes: Buffer): Generator<ZipEntry> {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1 || end + 22 > bytes.length) throw new ZipError();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || bytes.toString('latin1', at, at + 4) !== 'PK\u0001\u0002') throw new ZipError();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length) throw new ZipError();
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const size = bytes.readUInt32LE(at + 20);
    if (start + size > bytes.length) throw new ZipError();
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      compressed: bytes.subarray(start, start + size),
    };
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}

const DEFLATED = 8;

/** The content of a file in an archive. @throws when it is damaged, or longer than `max` bytes. */
function unpack({ method, compressed, checksum }: ZipEntry, max: number): Buffer {
  const content = method === DEFLATED ? inflateRawSync(compressed, { maxOutputLength: max }) : compressed;
  if (crc32(content) !== checksum) throw new ZipError();
  return content;
}

/** The `r` of a row or a cell, and what follows in the same tag. */
const REFERENCE = /\sr\s*=\s*(["'])([^"'<]*)\1([^<>]*)/g;

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** How many cells the library allocates for a sheet; undefined when a reference is not valid. */
function cellsOf(xml: string): number | undefined {
  let [rows, columns, cells] = [0, 0, 0];
  for (const [, , reference = '', rest = ''] of xml.matchAll(REFERENCE)) {
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(reference) ?? [];
    if (digits === '') return undefined;
    cells += 1;
    rows = Math.max(rows, Number(digits));
    // A cell without a value, which has a colour for example, does not make the table wider.
    if (!rest.endsWith('/')) columns = Math.max(columns, columnNumber(letters));
  }
  return Math.max(cells, rows * Math.max(columns, 1));
}

/** Checks a spreadsheet. Returns why it must not be read; undefined when it can be read. */
export function refuseSpreadsheet(bytes: Buffer): Refusal | undefined {
  let left = MAX_MEGABYTES * MEGABYTE;
  try {
    for (const entry of zipEntries(bytes)) {
      if (!/\.(xml|rels)$/.test(entry.name)) continue;
      const content = unpack(entry, left);
      left -= content.length;
      if (left <= 0) return 'large';
      const cells = cellsOf(content.toString('latin1'));
      if (cells === undefined) return 'unreadable';
      if (cells > MAX_CELLS) return 'cells';
    }
    return undefined;
  } catch (error) {
    return errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'unreadable';
  }
}

/** Tests whether a CSV has more cells than a table may have. Delimiters in quotes count too: there are few. */
export function hasTooManyCells(text: string, delimiter: string): boolean {
  let cells = 0;
  for (const separator of [delimiter, '\n'])
    for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1)) {
      cells += 1;
      if (cells > MAX_CELLS) return true;
    }
  return false;
}
