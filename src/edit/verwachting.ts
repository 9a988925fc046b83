/** Adds a verwachting to a file, and keeps the rest of its text as it is. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isNode, isSeq, type Node, parseDocument } from 'yaml';
import { isObject } from '../lib/json.js';
import { assertInTree, writeFileAtomic } from '../lib/write-file.js';
import type { Toestemming } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import { editMessages } from './messages.js';
import { flowMap, scalar } from './scalar.js';

/** A verwachting with the names that files use. */
export interface WrittenVerwachting {
  readonly activiteit: string | { readonly naam: string; readonly oin: string };
  readonly toestemming?: string | Toestemming;
  readonly locatie?: string;
  readonly behandeldienst: string;
}

function itemText({ activiteit, toestemming, locatie, behandeldienst }: WrittenVerwachting): string {
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

/** The start and the end of a node in the text. */
function rangeOf(node: unknown): readonly number[] | undefined {
  return isNode(node) ? (node.range ?? undefined) : undefined;
}

/** Adds an item at the end of a list, in the style of the list. */
function appendItem(text: string, list: Node, item: string): string {
  const end = rangeOf(list)?.[1] ?? text.length;
  if (!isSeq(list) || list.flow === true) {
    const before = text.slice(0, end - 1).trimEnd();
    return `${before}${/[[,]$/.test(before) ? ' ' : ', '}${item}${text.slice(end - 1)}`;
  }
  const last = list.items.at(-1);
  const lineStart = text.lastIndexOf('\n', (rangeOf(last)?.[0] ?? 1) - 1) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0] ?? '  ';
  const lastEnd = rangeOf(last)?.[1] ?? end;
  const at = text[lastEnd - 1] === '\n' ? lastEnd - 1 : lineEnd(text, lastEnd);
  return `${text.slice(0, at)}\n${indent}- ${item}${text.slice(at)}`;
}

/**
 * Adds a verwachting to the text of a file.
 *
 * @returns undefined when the file has that verwachting already.
 * @throws Failure `configuration` when it cannot be added without changing the meaning of the rest.
 */
export function withVerwachting(
  path: string,
  text: string,
  verwachting: WrittenVerwachting,
): string | undefined {
  const options = { schema: 'failsafe' } as const;
  const document = parseDocument(text, options);
  const before: unknown = document.toJS();
  const { verwachtingen, ...rest } = isObject(before) ? before : {};
  const existing: readonly unknown[] = Array.isArray(verwachtingen) ? verwachtingen : [];
  if (existing.some((item) => isDeepStrictEqual(item, verwachting))) return undefined;
  const list = document.get('verwachtingen', true);
  const item = itemText(verwachting);
  const added = isNode(list)
    ? appendItem(text, list, item)
    : `${text.replace(/\n*$/, '\n')}verwachtingen:\n  - ${item}\n`;
  const after: unknown = parseDocument(added, options).toJS();
  if (!isDeepStrictEqual(after, { ...rest, verwachtingen: [...existing, { ...verwachting }] }))
    throw new Failure('configuration', editMessages.cannotAdd({ path, line: `- ${item}` }));
  return added;
}

/**
 * Adds a verwachting to a file.
 *
 * @returns false when the file has that verwachting already.
 */
export async function saveVerwachting(
  cwd: string,
  path: string,
  verwachting: WrittenVerwachting,
): Promise<boolean> {
  const absolute = resolve(cwd, path);
  const added = withVerwachting(path, await readFile(absolute, 'utf8'), verwachting);
  if (added === undefined) return false;
  await assertInTree(path, cwd);
  await writeFileAtomic(absolute, added);
  return true;
}
