/**
 * Adds configuraties to the text of a file of toewijzingen. The rest of the file keeps its order, its words and its
 * comments; the result is read again to prove that its meaning is the old one and the additions.
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
import type { Configuratie } from '../model/configuratie.js';
import { identityOf, locatiesOf, textFieldNames } from '../model/configuratie-fields.js';
import type { ToewijzingenFile } from '../model/configuration.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import { hasErrors } from '../model/problem.js';
import type { Registers } from '../model/registers.js';
import { ShortNames, toewijzingText } from './file-text.js';
import { type Toewijzing, toToewijzingen } from './group.js';
import { commentsOf, documentText } from './layout.js';
import { editMessages } from './messages.js';

const OPTIONS = { schema: 'failsafe' } as const;

/** The node of the text of one toewijzing. */
function toewijzingNode(text: string): YAMLMap | undefined {
  const { contents } = parseDocument(text, OPTIONS);
  const item = isSeq(contents) ? contents.items[0] : undefined;
  return isMap(item) ? item : undefined;
}

/** A value in a form that can be compared; for a list, without its order. */
function comparable(value: unknown): string {
  const items = Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value;
  return JSON.stringify(items === undefined ? null : items);
}

/** Tests whether anything in `node` has an anchor or is an alias: an addition could then appear elsewhere too. */
function hasAnchors(node: YAMLMap): boolean {
  let found = false;
  visit(node, {
    Node(_key, item) {
      if (isAlias(item) || ((isScalar(item) || isCollection(item)) && item.anchor)) found = true;
    },
  });
  return found;
}

/** The activiteiten of the first toewijzing that equals `added` in all else, and to which activiteiten can be added. */
function matchingActiviteiten(list: YAMLSeq, added: YAMLMap): YAMLSeq | undefined {
  const wanted: Record<string, unknown> = added.toJSON();
  for (const item of list.items) {
    if (!isMap(item) || hasAnchors(item)) continue;
    const own: Record<string, unknown> = item.toJSON();
    const activiteiten = item.get('activiteiten');
    const isMatch = ['behandeldienst', 'toestemmingen', 'locaties', ...textFieldNames].every(
      (key) => comparable(own[key]) === comparable(wanted[key]),
    );
    if (isMatch && isSeq(activiteiten)) return activiteiten;
  }
  return undefined;
}

/**
 * Adds toewijzingen to the text of a valid file. The activiteiten of a toewijzing are added to a toewijzing that is
 * equal in all else; where there is none, the toewijzing is added at the end.
 */
export function addToewijzingen(
  text: string,
  toewijzingen: readonly Toewijzing[],
  gezag: Oin,
  names: ShortNames,
): string {
  const document = parseDocument(text, OPTIONS);
  const list = document.get('toewijzingen');
  if (!isSeq(list)) return text;
  for (const toewijzing of toewijzingen) {
    const added = toewijzingNode(toewijzingText(toewijzing, gezag, names));
    const activiteiten = added?.get('activiteiten');
    if (added === undefined || !isSeq(activiteiten)) continue;
    const target = matchingActiviteiten(list, added);
    if (target !== undefined) target.items.push(...activiteiten.items);
    else {
      list.flow = false;
      added.spaceBefore = list.items.length > 0;
      list.items.push(added);
    }
  }
  return documentText(document);
}

/** The short names of valid registers. */
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

/** Who handles each combination. How combinations are grouped into configuraties has no meaning. */
function assignmentsOf(configuraties: readonly Configuratie[]): Set<string> {
  return new Set(
    configuraties.flatMap((configuratie) => {
      const identity = identityOf(configuratie, ['locatieOins']);
      return locatiesOf(configuratie).map((locatie) => `${identity} ${locatie}`);
    }),
  );
}

/**
 * Adds configuraties to the text of a valid file.
 *
 * @throws Failure `configuration` when the result would not mean exactly the old content and the additions.
 */
export async function mergeText(
  { file: { path, text }, desired }: ToewijzingenFile,
  lacking: readonly Configuratie[],
  gezag: Oin,
  registers: Registers,
): Promise<string> {
  const added = addToewijzingen(
    text,
    toToewijzingen(lacking, registers.sharedAreas),
    gezag,
    new ShortNames(registers),
  );
  const source = await parseFile(path, Buffer.from(added), 'toewijzingen');
  const { file: after } = loadToewijzingen(source, namesOf(registers));
  const before = desired.map(({ configuratie }) => configuratie);
  const kept =
    !hasErrors(source.problems.all) &&
    isDeepStrictEqual(commentsOf(added), commentsOf(text)) &&
    isDeepStrictEqual(
      assignmentsOf(after.desired.map(({ configuratie }) => configuratie)),
      assignmentsOf([...before, ...lacking]),
    );
  if (!kept) throw new Failure('configuration', editMessages.cannotMerge({ path }));
  return added;
}
