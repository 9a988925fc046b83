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

/**
 * Decodes the bytes of a file, with or without a byte order mark. Where they are not UTF-8, returns a message about the
 * first invalid byte, and a text in which its place can be shown.
 */
export function decode(path: string, bytes: Uint8Array): Decoded {
  try {
    return { file: { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const { offset, byte } = firstInvalid(bytes, text);
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = utf16
      ? yamlMessages.utf16()
      : yamlMessages.notUtf8({ byte: byte.toString(16).toUpperCase().padStart(2, '0') });
    return { file: { path, text }, message, offset };
  }
}
