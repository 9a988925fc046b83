/** Writes toewijzingen as the text of a file. */
import type { Activiteit } from '../model/activiteit.js';
import type { Toestemming } from '../model/configuratie.js';
import { textFieldNames } from '../model/configuratie-fields.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import type { Toewijzing } from './group.js';
import { editMessages } from './messages.js';
import { flowMap, scalar } from './scalar.js';

/** A list with at most this many items is written on one line, if the line stays short. */
const MAX_ITEMS_ON_LINE = 3;
const MAX_LIST_ON_LINE = 80;

/** Writes organisations, toestemmingen and activiteiten as files refer to them: by short name where there is one. */
export class ShortNames {
  readonly #registers: Registers;
  readonly #byCode: ReadonlyMap<string, string>;

  constructor(registers: Registers) {
    this.#registers = registers;
    // Reversed, so that of several toestemmingen with one code the first is used.
    this.#byCode = new Map(
      [...registers.toestemmingen.values()].reverse().map(({ code, kort }) => [code, kort]),
    );
  }

  /** A short name, or the OIN in quotes. */
  organisatie(oin: Oin): string {
    return scalar(this.#registers.byOin.get(oin)?.kort ?? oin);
  }

  /**
   * A short name, or `{ code, waarde }`.
   *
   * @throws Failure `unreachable` when neither DSO-LV nor the register gives the waarde.
   */
  toestemming({ code, waarde }: Toestemming): string {
    const kort = this.#byCode.get(code);
    if (kort !== undefined) return scalar(kort);
    if (waarde === '') throw new Failure('unreachable', editMessages.importWithoutWaarde({ code }));
    return flowMap([
      ['code', scalar(code)],
      ['waarde', scalar(waarde)],
    ]);
  }

  /** The naam alone when the bevoegd gezag itself registered the activiteit, else `{ naam, oin }`. */
  activiteit({ naam, oin }: Activiteit, gezag: Oin): string {
    if (oin === gezag) return scalar(naam);
    return flowMap([
      ['naam', scalar(naam)],
      ['oin', this.organisatie(oin)],
    ]);
  }
}

function list(key: string, items: readonly string[]): string {
  const line = items.join(', ');
  if (items.length <= MAX_ITEMS_ON_LINE && line.length <= MAX_LIST_ON_LINE) return `    ${key}: [${line}]\n`;
  return `    ${key}:\n${items.map((item) => `      - ${item}\n`).join('')}`;
}

function sortedList(key: string, items: readonly string[] | undefined): string {
  return items === undefined
    ? ''
    : list(
        key,
        [...items].sort((a, b) => (a < b ? -1 : 1)),
      );
}

/** The text of one toewijzing, as an item of the list. */
export function toewijzingText(toewijzing: Toewijzing, gezag: Oin, names: ShortNames): string {
  const { behandeldienst, activiteiten, toestemmingen, locaties, texts } = toewijzing;
  return [
    `  - behandeldienst: ${names.organisatie(behandeldienst)}\n`,
    list(
      'activiteiten',
      activiteiten.map((item) => names.activiteit(item, gezag)),
    ),
    sortedList(
      'toestemmingen',
      toestemmingen?.map((item) => names.toestemming(item)),
    ),
    sortedList(
      'locaties',
      locaties?.map((oin) => names.organisatie(oin)),
    ),
    ...textFieldNames.map((name) => {
      const text = texts?.[name];
      return text === undefined ? '' : `    ${name}: ${scalar(text)}\n`;
    }),
  ].join('');
}

/**
 * The text of a file of toewijzingen.
 *
 * @param schema address of the schema for the first line, which editors read; undefined for no such line.
 */
export function fileText(
  gezag: Oin,
  toewijzingen: readonly Toewijzing[],
  names: ShortNames,
  schema: string | undefined,
): string {
  const head = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const items = toewijzingen.map((item) => toewijzingText(item, gezag, names));
  const rest = items.length === 0 ? 'toewijzingen: []\n' : `toewijzingen:\n${items.join('\n')}`;
  return `${head}bevoegdGezag: ${names.organisatie(gezag)}\n${rest}`;
}
