import type { Activiteit, Toestemming } from '../model/configuratie.js';
import { Failure } from '../model/failure.js';
import type { Oin } from '../model/oin.js';
import type { Registers } from '../model/registers.js';
import type { Toewijzing } from './group.js';
import { editMessages } from './messages.js';
import { flowMap, scalar } from './scalar.js';

/** Lists up to this many are written on a line. */
const SHORT_LIST = 3;

/** Finds the short names that the files use. */
export class Namer {
  readonly #registers: Registers;
  readonly #byCode: ReadonlyMap<string, string>;

  constructor(registers: Registers) {
    this.#registers = registers;
    this.#byCode = new Map(
      [...registers.toestemmingen.values()].reverse().map(({ code, kort }) => [code, kort]),
    );
  }

  /** A short name, or the OIN in quotes. */
  organisatie(oin: Oin): string {
    return scalar(this.#registers.byOin.get(oin)?.kort ?? oin);
  }

  /**
   * A short name, or `{code, waarde}`.
   *
   * @throws Failure `unreachable` where DSO-LV told no waarde, and the register has none either.
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

  /** A plain name where the bevoegd gezag itself registered it. */
  activiteit({ naam, oin }: Activiteit, gezag: Oin): string {
    if (oin === gezag) return scalar(naam);
    return flowMap([
      ['naam', scalar(naam)],
      ['oin', this.organisatie(oin)],
    ]);
  }
}

function list(key: string, items: readonly string[], indent: string): string {
  if (items.length <= SHORT_LIST && items.join(', ').length <= 80)
    return `${indent}${key}: [${items.join(', ')}]\n`;
  return `${indent}${key}:\n${items.map((item) => `${indent}  - ${item}\n`).join('')}`;
}

/** One toewijzing, as an item of the list. */
export function toewijzingText(toewijzing: Toewijzing, gezag: Oin, namer: Namer): string {
  const { behandeldienst, activiteiten, toestemmingen, locaties } = toewijzing;
  const sorted = (items: readonly string[]): string[] => [...items].sort((a, b) => (a < b ? -1 : 1));
  const parts = [
    `    behandeldienst: ${namer.organisatie(behandeldienst)}\n`,
    list(
      'activiteiten',
      activiteiten.map((item) => namer.activiteit(item, gezag)),
      '    ',
    ),
    ...(toestemmingen === undefined
      ? []
      : [list('toestemmingen', sorted(toestemmingen.map((item) => namer.toestemming(item))), '    ')]),
    ...(locaties === undefined
      ? []
      : [list('locaties', sorted(locaties.map((oin) => namer.organisatie(oin))), '    ')]),
  ];
  return parts.join('').replace(/^ {4}/, '  - ');
}

/**
 * A whole file of toewijzingen.
 *
 * @param schema where the schema is, as the file's first line tells editors; left out: no such line.
 */
export function fileText(
  gezag: Oin,
  toewijzingen: readonly Toewijzing[],
  namer: Namer,
  schema: string | undefined,
): string {
  const head = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const items = toewijzingen.map((item) => toewijzingText(item, gezag, namer));
  const rest = items.length === 0 ? 'toewijzingen: []\n' : `toewijzingen:\n${items.join('\n')}`;
  return `${head}bevoegdGezag: ${namer.organisatie(gezag)}\n${rest}`;
}
