/** What every host requires of a comment with a plan: a mark by which it is found again, and a limited size. */

/** The smallest of the limits that hosts set on a comment (GitHub), in characters. */
export const MAX_COMMENT = 65_536;

/** The mark in a comment, invisible to readers. It names the omgeving of the plan. */
export function planMark(omgeving: string): string {
  return `<!-- behandeldienst plan omgeving=${omgeving} -->`;
}

const MARK = /<!-- behandeldienst plan omgeving=([^\s>]+) -->/;

/** Finds the omgeving that the mark in a text names; undefined without a mark. */
export function omgevingOfMark(text: string): string | undefined {
  return MARK.exec(text)?.[1];
}
