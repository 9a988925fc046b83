import type { Message } from '../../messages/message.js';
import type { SourceFile } from '../../model/place.js';
import { yamlMessages } from './messages.js';

export type Decoded =
  | { readonly file: SourceFile }
  | { readonly file: SourceFile; readonly message: Message; readonly offset: number };

/** Position in the bytes, without a byte order mark, of the first that is no UTF-8; with it, the text up to there. */
function firstInvalid(bytes: Uint8Array, lenient: string): { offset: number; byte: number } {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let byte = hasMark ? 3 : 0;
  let from = 0;
  for (let at = lenient.indexOf('\ufffd'); at !== -1; at = lenient.indexOf('\ufffd', from)) {
    byte += Buffer.byteLength(lenient.slice(from, at));
    const genuine = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (!genuine) return { offset: at, byte: bytes[byte] ?? 0 };
    byte += 3;
    from = at + 1;
  }
  return { offset: 0, byte: 0 };
}

/**
 * The text of a file's bytes, which have to be UTF-8, with or without a byte order mark. Of anything else, where it
 * stops being UTF-8 and what it probably is, with a text in which that place can be shown.
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
