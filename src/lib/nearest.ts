import { distance } from 'fastest-levenshtein';

/** Beyond this length a word is no misspelt name, and comparing it would only cost time. */
const MAX_LENGTH = 200;

/** How many edits still look like a slip: a third of the word, at least two (one in a word of three), at most six. */
function tolerance(word: string): number {
  return Math.min(6, Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3)));
}

/**
 * The candidates that someone who wrote `word` probably meant, nearest first, at most `max` of them.
 * Case does not count, and a candidate that begins or ends with the word, or the other way round, counts as near.
 * Candidates whose length alone rules them out cost nothing.
 */
export function nearest(word: string, candidates: Iterable<string>, max = 3): string[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '' || wanted.length > MAX_LENGTH) return [];
  const limit = tolerance(wanted);
  const found: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const name = candidate.toLowerCase();
    if (Math.abs(name.length - wanted.length) <= limit) {
      const score = distance(wanted, name);
      if (score <= limit) {
        found.push({ candidate, score });
        continue;
      }
    }
    if (isPartOf(wanted, name)) found.push({ candidate, score: limit + 1 });
  }
  found.sort(
    (a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : a.candidate > b.candidate ? 1 : 0),
  );
  return found.slice(0, max).map((item) => item.candidate);
}

/** Tests whether the shorter of two words, of four letters at least, opens or closes the longer: "lelystad" and "gemeente-lelystad". */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length <= MAX_LENGTH && (long.startsWith(short) || long.endsWith(short));
}
