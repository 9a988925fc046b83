/** Decodes the bytes of a file as UTF-8. */
import type { Message } from '../../messages/message.js';
import type { SourceFile } from '../../model/place.js';
import { yamlMessages } from './messages.js';

export type Decoded =
  | { readonly file: SourceFile }
  | { readonly file: SourceFile; readonly message: Message; readonly offset: number };

/**
 * Finds the first byte that is not UTF-8.
 *
 * @param lenient the text in which U+FFFD replaces each invalid sequence.
 * @returns the byte, and its offset in `lenient`.
 */
function firstInvalid(bytes: Uint8Array, lenient: string): { offset: number; byte: number } {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let position = hasMark ? 3 : 0;
  let from = 0;
  for (let at = lenient.indexOf('\ufffd'); at !== -1; at = lenient.indexOf('\ufffd', from)) {
    position += Buffer.byteLength(lenient.slice(from, at));
    // The file itself may contain U+FFFD.
    const [first, second, third] = bytes.subarray(position, position + 3);
    if (first !== 0xef || second !== 0xbf || third !== 0xbd) return { offset: at, byte: first ?? 0 };
    position += 3;
    from = at + 1;
  }
  return { offset: 0, byte: 0 };
}

/** The first bytes of files that people save under the wrong name. */
const signatures: readonly (readonly [readonly number[], () => Message])[] = [
  [[0x50, 0x4b, 0x03, 0x04], yamlMessages.officeFile],
  [[0xd0, 0xcf, 0x11, 0xe0], yamlMessages.officeFile],
  [[0x25, 0x50, 0x44, 0x46], yamlMessages.pdf],
  [[0xff, 0xfe], yamlMessages.utf16],
  [[0xfe, 0xff], yamlMessages.utf16],
];

/** What a file is instead of text in UTF-8; undefined where its first bytes do not show it. */
function otherKind(bytes: Uint8Array): Message | undefined {
  const known = signatures.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (known !== undefined) return known[1]();
  // UTF-16 without a mark: each Latin letter has a zero byte before or after it.
  const zeros = bytes.subarray(0, 8).filter((byte) => byte === 0).length;
  return bytes.length >= 8 && zeros === 4 ? yamlMessages.utf16() : undefined;
}

/**
 * Decodes the bytes of a file, with or without a byte order mark. Where they are not UTF-8, returns a message about the
 * first invalid byte, and a text in which its place can be shown.
 */
export function decode(path: string, bytes: Uint8Array): Decoded {
  const other = otherKind(bytes);
  if (other !== undefined) {
    return { file: { path, text: new TextDecoder('utf-8').decode(bytes) }, message: other, offset: 0 };
  }
  try {
    return { file: { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const { offset, byte } = firstInvalid(bytes, text);
    const message = yamlMessages.notUtf8({ byte: byte.toString(16).toUpperCase().padStart(2, '0') });
    return { file: { path, text }, message, offset };
  }
}
