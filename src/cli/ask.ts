import type { Interface } from 'node:readline/promises';

/** Asks on the terminal. Gives undefined when there is no answer: Ctrl-C, the end of the input, or the signal. */
export async function ask(
  lines: Interface,
  question: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await lines.question(`${question} `, signal === undefined ? {} : { signal })).trim();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined;
    throw error;
  }
}
