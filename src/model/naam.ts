/** The last part of a URI or URN; a plain name is its own last part. */
export function lastPart(naam: string): string {
  const afterSlash = naam.slice(Math.max(naam.lastIndexOf('/'), naam.lastIndexOf('#')) + 1);
  const urn = /^nl\.imow-[^.]*\.activiteit\.(.+)$/.exec(afterSlash);
  return urn?.[1] ?? (afterSlash === '' ? naam : afterSlash);
}
