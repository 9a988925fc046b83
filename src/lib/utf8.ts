const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Text that was decoded from bytes. */
export interface DecodedText {
  /** The text, with replacement characters where the bytes are not UTF-8. */
  readonly text: string;
  /** Whether all bytes are UTF-8. Otherwise the text is for display only. */
  readonly isUtf8: boolean;
}

/** Decodes bytes as UTF-8, without a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: strict.decode(bytes), isUtf8: true };
  } catch {
    return { text: lenient.decode(bytes), isUtf8: false };
  }
}

/**
 * Tests whether text can be encoded as UTF-8. JSON may escape half of a surrogate pair (`\ud800`), which has no encoding and
 * would be sent as another character.
 */
export function isEncodable(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
