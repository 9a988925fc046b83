/** Names of environment variables in omgevingen.yaml, where somebody may write the value of one by mistake. */

/**
 * Tests whether a text can only be the name of a variable, so that it may be shown. A password can have the form of a name,
 * such as GEHEIM123.
 */
export function isPlainlyName(name: string): boolean {
  return /^[A-Z0-9_]+$/.test(name) && (name.includes('_') || name.length <= 5);
}
