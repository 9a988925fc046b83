/**
 * Names that look alike and are not equal: other Unicode normal forms, letters of another script, invisible characters,
 * other white space, upper and lower case.
 */

/**
 * Characters that look like a Latin letter or a hyphen, as `Latin:look-alikes`. From confusables.txt of Unicode 17.0.0
 * (https://www.unicode.org/Public/17.0.0/security/confusables.txt, Unicode License v3): the Cyrillic, Greek and Armenian
 * letters and the dashes that it maps to one ASCII character and that NFKC keeps. It maps a capital I to an l; here it
 * stays an I, because case makes no difference anyway.
 */
const CONFUSABLES =
  '-:‐‑‒–− A:ΑА B:ΒВ C:ϹС E:ΕЕ F:Ϝ G:Ԍ H:ΗН I:ΙІӀ J:ͿЈ K:ΚК M:ΜϺМ N:Ν O:ΟОՕ P:ΡР S:ЅՏ T:ΤТ U:Ս V:Ѵ W:Ԝ X:ΧХ Y:ΥϒУҮ Z:Ζ ' +
  'a:αа b:Ь c:ϲс d:ԁ e:еҽ f:ք g:ց h:һհ i:ιіꙇւ j:ϳј l:ӏ n:ոռ o:οσоօ p:ρϱϸр q:ԛգզ r:ᴦг s:ѕ u:υս v:νѵ w:шѡԝա x:х y:γуү';

const latinOf: ReadonlyMap<string, string> = new Map(
  CONFUSABLES.split(' ').flatMap((entry) =>
    [...entry.slice(2)].map((character): [string, string] => [character, entry.charAt(0)]),
  ),
);

/** Characters without a shape of their own: format characters such as zero-width spaces and bidi marks, and fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Characters that a reader cannot tell from others, or cannot see: they are shown as a code. */
const UNSEEN = /[\p{Cf}\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

/** Text that is equal for names that look alike. */
export function appearanceOf(naam: string): string {
  if (/^[\x21-\x7e]*$/.test(naam)) return naam.toLowerCase();
  const plain = naam.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  return [...plain]
    .map((character) => latinOf.get(character) ?? character)
    .join('')
    .toLowerCase();
}

/** Tests whether a naam contains a character that cannot be seen. */
export function hasInvisible(naam: string): boolean {
  return naam.search(INVISIBLE) !== -1;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A naam in which characters that cannot be seen are shown as codes: `Kap<U+200B>pen`. */
export function visible(naam: string): string {
  return naam.replace(UNSEEN, (character) => `<${codePoint(character)}>`);
}

/** A character of a naam. */
export interface Character {
  /** The character as people can see it; undefined for one that cannot be seen. */
  readonly shown: string | undefined;
  /** `U+0430` */
  readonly code: string;
  /** `Cyrillic`; undefined for a Latin letter and for what is no letter. */
  readonly script: string | undefined;
}

const scripts = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
] as const;

function characterAt(characters: readonly string[], index: number): Character | undefined {
  const character = characters[index];
  if (character === undefined) return undefined;
  return {
    shown: /^\S$/u.test(character) && visible(character) === character ? character : undefined,
    code: codePoint(character),
    script: scripts.find(([, pattern]) => pattern.test(character))?.[0],
  };
}

/** The first difference between two names. */
export interface Difference {
  /** From 1, in characters. */
  readonly position: number;
  /** Undefined: the name has ended. */
  readonly a: Character | undefined;
  readonly b: Character | undefined;
}

/** Finds the first difference between two names that are not equal. */
export function firstDifference(a: string, b: string): Difference {
  const [inA, inB] = [[...a], [...b]];
  let index = 0;
  while (inA[index] === inB[index] && index < inA.length) index += 1;
  return { position: index + 1, a: characterAt(inA, index), b: characterAt(inB, index) };
}
