/** Adds to a file what DSO-LV has and the files lack. What stands there keeps its place, its words and its comments. */
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Oin } from '../../model/oin.js';
import { type Namer, toewijzingText } from './emit.js';
import { written } from './format.js';
import type { Toewijzing } from './group.js';

const OPTIONS = { schema: 'failsafe' } as const;

/** The nodes of a list, or of one toewijzing, from its text. */
function nodesOf(text: string): YAMLSeq {
  return parseDocument(`toewijzingen:\n${text}`, OPTIONS).get('toewijzingen') as YAMLSeq;
}

function plain(value: unknown): string {
  return JSON.stringify(value === undefined ? null : value);
}

function setOf(map: YAMLMap, key: string): string {
  const list = (map.toJSON() as Record<string, unknown>)[key];
  return plain(Array.isArray(list) ? list.map(plain).sort() : undefined);
}

/** The toewijzing that says the same of other activiteiten, if there is one that can be added to. */
function sibling(list: YAMLSeq, added: YAMLMap): YAMLMap | undefined {
  return list.items.find((item): item is YAMLMap => {
    if (!isMap(item) || !isSeq(item.get('activiteiten'))) return false;
    const same = (key: string): boolean => setOf(item, key) === setOf(added, key);
    return (
      plain(item.get('behandeldienst')) === plain(added.get('behandeldienst')) &&
      same('toestemmingen') &&
      same('locaties')
    );
  });
}

/**
 * Adds toewijzingen to the text of a file that is known to be right: to a toewijzing that says the same of other
 * activiteiten where there is one, as new ones at the end otherwise.
 */
export function withToewijzingen(
  text: string,
  toewijzingen: readonly Toewijzing[],
  gezag: Oin,
  namer: Namer,
): string {
  const document = parseDocument(text, OPTIONS);
  const list = document.get('toewijzingen') as YAMLSeq;
  for (const toewijzing of toewijzingen) {
    const [added] = nodesOf(toewijzingText(toewijzing, gezag, namer)).items as YAMLMap[];
    if (added === undefined) continue;
    const there = sibling(list, added);
    if (there === undefined) {
      list.flow = false;
      added.spaceBefore = list.items.length > 0;
      list.items.push(added);
    } else {
      const activiteiten = there.get('activiteiten') as YAMLSeq;
      activiteiten.items.push(...(added.get('activiteiten') as YAMLSeq).items);
    }
  }
  return written(document);
}
