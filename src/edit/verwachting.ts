import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isSeq, type ParsedNode, parseDocument } from 'yaml';
import { writeWhole } from '../lib/write-file.js';
import type { Toestemming } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { editMessages } from './messages.js';
import { flowMap, scalar } from './scalar.js';

/** An expectation in the words of the files. */
export interface WrittenVerwachting {
  readonly activiteit: string | { readonly naam: string; readonly oin: string };
  readonly toestemming?: string | Toestemming;
  readonly locatie?: string;
  readonly behandeldienst: string;
}

function itemOf({ activiteit, toestemming, locatie, behandeldienst }: WrittenVerwachting): string {
  const nested = (value: string | object): string =>
    typeof value === 'string'
      ? scalar(value)
      : flowMap(Object.entries(value).map(([key, text]): [string, string] => [key, scalar(String(text))]));
  return flowMap([
    ['activiteit', nested(activiteit)],
    ...(toestemming === undefined ? [] : [['toestemming', nested(toestemming)] as const]),
    ...(locatie === undefined ? [] : [['locatie', scalar(locatie)] as const]),
    ['behandeldienst', scalar(behandeldienst)],
  ]);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Puts an item at the end of a list, in the style that the list has. */
function appended(text: string, list: ParsedNode, item: string): string {
  const end = list.range[1];
  if (!isSeq(list) || list.flow === true) {
    const before = text.slice(0, end - 1).trimEnd();
    return `${before}${/[[,]$/.test(before) ? ' ' : ', '}${item}${text.slice(end - 1)}`;
  }
  const last = list.items[list.items.length - 1] as ParsedNode | undefined;
  const start = text.lastIndexOf('\n', (last?.range[0] ?? 1) - 1) + 1;
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '  ';
  const ends = last?.range[1] ?? end;
  const at = text[ends - 1] === '\n' ? ends - 1 : lineEnd(text, ends);
  return `${text.slice(0, at)}\n${indent}- ${item}${text.slice(at)}`;
}

/**
 * Adds an expectation to the text of a file. Everything else in it stays as it stands.
 *
 * @returns undefined when the file expects that already.
 * @throws Failure `usage` when the file is written in a way that it cannot be added to.
 */
export function withVerwachting(
  path: string,
  text: string,
  verwachting: WrittenVerwachting,
): string | undefined {
  const options = { schema: 'failsafe' } as const;
  const document = parseDocument(text, options);
  const before = document.toJS() as { verwachtingen?: unknown[] };
  const there = before.verwachtingen ?? [];
  if (there.some((item) => isDeepStrictEqual(item, verwachting))) return undefined;
  const node = document.get('verwachtingen', true) as ParsedNode | undefined;
  const item = itemOf(verwachting);
  const added =
    node === undefined
      ? `${text.replace(/\n*$/, '\n')}verwachtingen:\n  - ${item}\n`
      : appended(text, node, item);
  const after: unknown = parseDocument(added, options).toJS();
  if (!isDeepStrictEqual(after, { ...before, verwachtingen: [...there, { ...verwachting }] }))
    throw new Failure('usage', editMessages.cannotAdd({ path, line: `- ${item}` }));
  return added;
}

/**
 * Adds an expectation to a file.
 *
 * @returns whether it was added; false when it was there.
 */
export async function saveVerwachting(
  cwd: string,
  path: string,
  verwachting: WrittenVerwachting,
): Promise<boolean> {
  const absolute = resolve(cwd, path);
  const added = withVerwachting(path, await readFile(absolute, 'utf8'), verwachting);
  if (added !== undefined) await writeWhole(absolute, added);
  return added !== undefined;
}
