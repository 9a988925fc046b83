/**
 * The last part of a URI or of a URN of the RTR (`nl.imow-gm0995.activiteit.Kappen`), which is what people call an
 * activiteit. Any other name is its own last part, whatever dots and slashes it holds: "Slopen cat. 1" is no "1".
 */
export function lastPart(naam: string): string {
  const uri = /^[a-z][a-z0-9+.-]*:\/\/\S*[/#]([^\s/#]+)$/i.exec(naam);
  const concept = uri?.[1] ?? naam;
  return /^nl\.imow-[^.]*\.activiteit\.(.+)$/.exec(concept)?.[1] ?? concept;
}
