/**
 * Adds to a file what DSO-LV has and the files lack. What stands there keeps its place, its words and its comments, and
 * its meaning: each result is read again and compared.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { NameRegisters } from '../config/name-resolver.js';
import { parseFile } from '../config/parse-file.js';
import { loadToewijzingen } from '../config/toewijzingen.js';
import { activiteitKey, type Configuratie } from '../model/configuratie.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { hasErrors } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { Namer, toewijzingText } from './emit.js';
import { commentsOf, written } from './format.js';
import { type Toewijzing, toToewijzingen } from './group.js';
import { editMessages } from './messages.js';

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

/** Whether anything in it is named, or stands elsewhere: what is added to it could be added to another as well. */
function isShared(node: YAMLMap): boolean {
  let shared = false;
  visit(node, {
    Node(_key, item) {
      if (isAlias(item) || ((isScalar(item) || isCollection(item)) && item.anchor)) shared = true;
    },
  });
  return shared;
}

/** The toewijzing that says the same of other activiteiten, if there is one that can be added to. */
function sibling(list: YAMLSeq, added: YAMLMap): YAMLMap | undefined {
  return list.items.find((item): item is YAMLMap => {
    if (!isMap(item) || !isSeq(item.get('activiteiten')) || isShared(item)) return false;
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

/** The short names of registers that hold no errors. */
function namesOf({ organisaties, toestemmingen }: Registers): NameRegisters {
  const named = <T, V>(entries: ReadonlyMap<string, T>, value: (entry: T) => V) => ({
    entries: new Map([...entries].map(([kort, entry]) => [kort, value(entry)])),
    broken: new Set<string>(),
    state: 'read' as const,
  });
  return {
    organisaties: named(organisaties, ({ oin }) => oin),
    toestemmingen: named(toestemmingen, ({ code, waarde }) => ({ code, waarde })),
  };
}

/** Who handles what, combination by combination: how the configuraties are cut up has no meaning. */
function said(configuraties: readonly Configuratie[]): Set<string> {
  return new Set(
    configuraties.flatMap(({ oin, activiteit, behandeldienstOin, toestemming, locatieOins = [null] }) =>
      locatieOins.map((locatie) =>
        JSON.stringify([
          oin,
          activiteitKey(activiteit),
          behandeldienstOin,
          toestemming?.code ?? null,
          locatie,
        ]),
      ),
    ),
  );
}

/**
 * The text of a file that holds no errors, with what it lacks added to it.
 *
 * @throws Failure `usage` when the file would then say something else than it did and that.
 */
export async function merged(
  { file: { path, text }, desired }: ToewijzingenFile,
  lacking: readonly Configuratie[],
  gezag: Oin,
  registers: Registers,
): Promise<string> {
  const added = withToewijzingen(
    text,
    toToewijzingen(lacking, registers.sharedAreas),
    gezag,
    new Namer(registers),
  );
  const source = await parseFile(path, Buffer.from(added), 'toewijzingen');
  const { file: after } = loadToewijzingen(source, namesOf(registers));
  const before = desired.map(({ configuratie }) => configuratie);
  const kept =
    !hasErrors(source.problems.all) &&
    isDeepStrictEqual(commentsOf(added), commentsOf(text)) &&
    isDeepStrictEqual(
      said(after.desired.map(({ configuratie }) => configuratie)),
      said([...before, ...lacking]),
    );
  if (!kept) throw new Failure('usage', editMessages.cannotMerge({ path }));
  return added;
}
