/** Reads the steps from pages of the documentation: files to write, commands to run, and the output that the page shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/cli.js';

/** Pages in English, each with the Dutch page of the same content. */
export const pairs: readonly (readonly [string, string])[] = [
  ['README.md', 'LEESMIJ.md'],
  ['docs/guides/add-to-the-registers.md', 'docs/gidsen/de-registers-aanvullen.md'],
  ['docs/guides/certificate-and-access.md', 'docs/gidsen/certificaat-en-toegang.md'],
  ['docs/guides/change-a-mandate.md', 'docs/gidsen/een-mandaat-wijzigen.md'],
  ['docs/guides/check-against-the-rtr.md', 'docs/gidsen/controleren-met-de-rtr.md'],
  ['docs/guides/from-pre-to-prod.md', 'docs/gidsen/van-pre-naar-prod.md'],
  ['docs/guides/import-a-spreadsheet.md', 'docs/gidsen/een-spreadsheet-importeren.md'],
  ['docs/guides/prove-the-routing.md', 'docs/gidsen/de-routering-bewijzen.md'],
  ['docs/guides/pull-request-flow.md', 'docs/gidsen/pull-requests.md'],
  ['docs/guides/show-the-routing.md', 'docs/gidsen/de-routering-tonen.md'],
  ['docs/guides/split-an-area.md', 'docs/gidsen/een-gebied-splitsen.md'],
  ['docs/guides/start-with-dso-lv.md', 'docs/gidsen/beginnen-met-dso-lv.md'],
];

export const folders = ['docs/guides', 'docs/gidsen'] as const;

export type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'run'; readonly line: string; readonly inEmptyFolder: boolean; shows?: string };

export function textOf(page: string): string {
  return readFileSync(join(repository, page), 'utf8');
}

export function pagesIn(folder: string): string[] {
  return readdirSync(join(repository, folder)).map((name) => `${folder}/${name}`);
}

interface Block {
  readonly language: string;
  readonly text: string;
  /** The text of an HTML comment right above the block. */
  readonly note: string;
  /** Whether it follows another block without text in between. */
  readonly follows: boolean;
}

function blocksOf(page: string): Block[] {
  const text = textOf(page);
  const found = text.matchAll(/(?:<!-- ([^>]*) -->\s*)?^( *)```(\w*)\n([\s\S]*?)^ *```$/gm);
  let end = 0;
  return [...found].map((match) => {
    const [whole, note = '', indent = '', language = '', body = ''] = match;
    const follows = text.slice(end, match.index).trim() === '';
    end = match.index + whole.length;
    return { language, note, follows, text: body.replace(new RegExp(`^${indent}`, 'gm'), '') };
  });
}

/** Returns the steps of a page. A YAML block that begins with a path is a file; a text block right after a command is its output. */
export function stepsOf(page: string): Step[] {
  const steps: Step[] = [];
  for (const { language, text, note, follows } of blocksOf(page)) {
    const path = /^# (configs\/\S+)\n/.exec(text)?.[1] ?? /^file: (\S+)$/.exec(note)?.[1];
    const last = steps.at(-1);
    if (language === 'console') {
      const inEmptyFolder = note === 'in an empty folder';
      for (const [, line = ''] of text.matchAll(/^\$ (.*)$/gm))
        steps.push({ kind: 'run', line, inEmptyFolder });
    } else if (path !== undefined) steps.push({ kind: 'write', path, text });
    else if (language === 'text' && follows && last?.kind === 'run') last.shows = text;
  }
  return steps;
}

/** Returns the commands that a page mentions in a sentence or in a CI file. The tests check them but do not run them. */
export function mentionsIn(page: string): string[] {
  const text = textOf(page);
  const spans = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`(?:npx )?behandeldienst ([^`]*)`/g);
  const lines = blocksOf(page)
    .filter(({ language }) => language !== 'console')
    .flatMap((block) => [...block.text.matchAll(/npx (?:--no )?behandeldienst (.*)$/gm)]);
  return [...spans, ...lines].map(([, words = '']) => words).filter((words) => !words.includes('…'));
}
