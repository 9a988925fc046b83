/**
 * The descriptor of a configuratie: its fields, and per field how values are compared. Code that reads, writes, compares
 * or shows configuraties goes by this table, so that a new field is declared here and nowhere else.
 *
 * The wire calls every field by its name here. An optional text (`kenmerk?: string`) is also read from and written to
 * files and tables without further code: a toewijzing has it under the same name, a table has a column for it.
 */
import { activiteitKey, mayBeOne } from './activiteit.js';
import type { Configuratie } from './configuratie.js';
import type { Oin } from './oin.js';

export type FieldName = keyof Required<Configuratie>;

/** A field with an optional text. */
export type TextFieldName = {
  [K in FieldName]: string extends Configuratie[K] ? (undefined extends Configuratie[K] ? K : never) : never;
}[FieldName];

interface Field<T> {
  /**
   * What the field is for. `combination`: for which requests the configuratie is. `assignment`: what it says about them;
   * a record with another assignment cannot be in place.
   */
  readonly role: 'combination' | 'assignment';
  /** Tests whether two values mean the same. */
  readonly same: (a: T, b: T) => boolean;
  /** A JSON value that is equal for values that mean the same. */
  readonly identity: (value: T) => unknown;
  /** Tests whether a value from JSON has the type of the field. */
  readonly hasType: (value: unknown) => boolean;
  /** The name of its column in a table. Only optional texts have one. */
  readonly column?: string;
}

function asIs<T>(value: T): T {
  return value;
}

function equal<T>(a: T, b: T): boolean {
  return a === b;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** The values of an object by key; undefined for another value. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

/** A test for objects with these texts. */
function hasTexts(...keys: readonly string[]): (value: unknown) => boolean {
  return (value) => {
    const entries = entriesOf(value);
    return entries !== undefined && keys.every((key) => isText(entries.get(key)));
  };
}

/** A test that undefined passes as well. */
function optional(hasType: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === undefined || hasType(value);
}

/** Every field, in the order of the documented POST body. */
export const configuratieFields: { readonly [K in FieldName]: Field<Configuratie[K]> } = {
  oin: { role: 'combination', same: equal, identity: asIs, hasType: isText },
  activiteit: {
    role: 'combination',
    // DSO-LV may give back another spelling than it got.
    same: mayBeOne,
    identity: activiteitKey,
    hasType: hasTexts('naam', 'oin'),
  },
  behandeldienstOin: { role: 'assignment', same: equal, identity: asIs, hasType: isText },
  // The waarde is a label.
  toestemming: {
    role: 'combination',
    same: (a, b) => a?.code === b?.code,
    identity: (toestemming) => toestemming?.code,
    hasType: optional(hasTexts('code', 'waarde')),
  },
  locatieOins: {
    role: 'combination',
    same: sameSet,
    identity: (oins) => oins && [...oins].sort(),
    hasType: optional((value) => Array.isArray(value) && value.every(isText)),
  },
};

/** Tests whether a key is the name of a field. */
export function isFieldName(key: string): key is FieldName {
  return Object.hasOwn(configuratieFields, key);
}

export const fieldNames: readonly FieldName[] = Object.keys(configuratieFields).filter(isFieldName);

/** Tests whether a value from JSON is a configuratie. */
export function isConfiguratie(value: unknown): value is Configuratie {
  const entries = entriesOf(value);
  return (
    entries !== undefined && fieldNames.every((name) => configuratieFields[name].hasType(entries.get(name)))
  );
}

/** Tests whether a field holds an optional text. */
export function isTextField(name: FieldName): name is TextFieldName {
  return configuratieFields[name].column !== undefined;
}

export const textFieldNames: readonly TextFieldName[] = fieldNames.filter(isTextField);

/** The text fields, each with the value that `of` gives. */
export function mapTextFields<T>(of: (name: TextFieldName) => T): Record<TextFieldName, T> {
  // Object.fromEntries loses the names.
  return Object.fromEntries(textFieldNames.map((name) => [name, of(name)])) as Record<TextFieldName, T>;
}

/** The name of the column of a field in a table. */
export function columnOf(name: FieldName): string {
  return configuratieFields[name].column ?? name;
}

const assignmentFields = fieldNames.filter((name) => configuratieFields[name].role === 'assignment');

function sameField<K extends FieldName>(name: K, a: Configuratie, b: Configuratie): boolean {
  return configuratieFields[name].same(a[name], b[name]);
}

function identityOfField<K extends FieldName>(name: K, configuratie: Configuratie): unknown {
  return configuratieFields[name].identity(configuratie[name]);
}

function sameSet(a: readonly Oin[] | undefined, b: readonly Oin[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.length === 1 && b.length === 1) return a[0] === b[0];
  const ofB = new Set(b);
  return a.length === b.length && a.every((oin) => ofB.has(oin));
}

/** Tests whether two configuraties mean the same. */
export function sameMeaning(a: Configuratie, b: Configuratie): boolean {
  return fieldNames.every((name) => sameField(name, a, b));
}

/** Tests whether two configuraties say the same about their combinations. */
export function sameAssignment(a: Configuratie, b: Configuratie): boolean {
  return assignmentFields.every((name) => sameField(name, a, b));
}

/** Text that is equal for configuraties that mean the same, apart from the fields `except`. */
export function identityOf(configuratie: Configuratie, except: readonly FieldName[] = []): string {
  return JSON.stringify(
    fieldNames.map((name) => (except.includes(name) ? null : (identityOfField(name, configuratie) ?? null))),
  );
}

/** The code of a configuratie's toestemming; `null` stands for all of them. */
export function codeOf(configuratie: Configuratie): string | null {
  return configuratie.toestemming?.code ?? null;
}

/** The locaties of a configuratie; `null` stands for the whole area. */
export function locatiesOf(configuratie: Configuratie): readonly (Oin | null)[] {
  return configuratie.locatieOins ?? [null];
}

/** Tests whether two configuraties of one activiteit have the same scope: toestemming code, and locaties or none. */
export function sameScope(a: Configuratie, b: Configuratie): boolean {
  return codeOf(a) === codeOf(b) && (a.locatieOins === undefined) === (b.locatieOins === undefined);
}

/** Tests whether two configuraties name the same set of locaties. */
export function sameLocaties(a: Configuratie, b: Configuratie): boolean {
  return sameSet(a.locatieOins, b.locatieOins);
}

/** A configuratie with its locaties sorted: their order has no meaning. */
export function normal(configuratie: Configuratie): Configuratie {
  const { locatieOins } = configuratie;
  return locatieOins === undefined ? configuratie : { ...configuratie, locatieOins: [...locatieOins].sort() };
}
