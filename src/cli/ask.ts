import type { Interface } from 'node:readline/promises';
import { safe } from '../output/safe-text.js';

/** Asks a question on the terminal. Returns undefined without an answer: after Ctrl-C, the end of the input or the signal. */
export async function ask(
  prompt: Interface,
  question: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await prompt.question(`${safe(question)} `, { signal })).trim();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined;
    throw error;
  }
}
