/** An Organisatie-identificatienummer of 20 positions. Always text: it starts with zeros and is too long for a number. */
export type Oin = string;

const OIN = /^[0-9]{8}[0-9A-Z]{9}[0-9]{3}$/;
const RSIN_PREFIX = '00000001';
const ELFPROEF_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Tests whether `text` is a well-formed OIN (Logius, OIN-stelsel: 8 digits of register, 12 positions of number and suffix). */
export function isOin(text: string): text is Oin {
  return OIN.test(text);
}

/**
 * Tests whether the RSIN in an OIN passes the elfproef. Only an OIN with prefix 00000001 contains an RSIN; others pass.
 * A failure is a reason to look again, not proof of an error.
 */
export function passesElfproef(oin: Oin): boolean {
  if (!oin.startsWith(RSIN_PREFIX)) return true;
  const rsin = oin.slice(8, 17);
  if (!/^[0-9]{9}$/.test(rsin)) return false;
  const sum = ELFPROEF_WEIGHTS.reduce((total, weight, i) => total + weight * Number(rsin[i]), 0);
  return sum % 11 === 0;
}
