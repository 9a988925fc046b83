/**
 * What a YAML file says, as plain values that a JSON Schema validator reads, each collection with the places of what is
 * in it. Every scalar is text, exactly as its characters stand; `null` is a value that was left empty.
 */

/** Key under which a collection keeps its places: no key of a file can be equal to a symbol. */
export const places = Symbol('places');

export interface MapPlaces {
  /** In the order of the file. */
  readonly keys: string[];
  readonly keyOffsets: number[];
  readonly valueOffsets: number[];
  /** How many nodes it holds when its aliases are written out. */
  size: number;
}

export interface ListPlaces {
  readonly offsets: number[];
  size: number;
}

export interface YamlMap {
  [key: string]: YamlValue | undefined;
  [places]: MapPlaces;
}

export type YamlList = YamlValue[] & { [places]: ListPlaces };

/** The value of a whole file, and where in the text it begins. */
export interface PlacedValue {
  readonly value: YamlValue;
  readonly offset: number;
}

/** A number appears only where a file's own reader turned a text into one. */
export type YamlValue = string | number | null | YamlMap | YamlList;

/**
 * Maps inherit from an object without any property: names such as `constructor` and `__proto__` are then plain keys.
 * Inheriting from null directly would do the same, but V8 keeps such objects in its slow form.
 */
const bare: object = Object.freeze(Object.create(null));

/** A map without keys. */
export function createMap(): YamlMap {
  const map: YamlMap = Object.create(bare);
  map[places] = { keys: [], keyOffsets: [], valueOffsets: [], size: 1 };
  return map;
}

/** A list without items. */
export function createList(): YamlList {
  return Object.assign<YamlValue[], { [places]: ListPlaces }>([], { [places]: { offsets: [], size: 1 } });
}

/** Adds an item to a list. */
export function addItem(list: YamlList, value: YamlValue, offset: number): void {
  list.push(value);
  const at = list[places];
  at.offsets.push(offset);
  at.size += sizeOf(value);
}

/** Adds an entry to a map that does not have the key yet. */
export function addEntry(
  map: YamlMap,
  key: string,
  keyOffset: number,
  value: YamlValue,
  valueOffset: number,
): void {
  map[key] = value;
  const at = map[places];
  at.keys.push(key);
  at.keyOffsets.push(keyOffset);
  at.valueOffsets.push(valueOffset);
  at.size += sizeOf(value);
}

/** How many nodes a value holds when its aliases are written out. */
export function sizeOf(value: YamlValue): number {
  return typeof value === 'object' && value !== null ? value[places].size : 1;
}

/** Whether a value is a list. */
export function isList(value: YamlValue | undefined): value is YamlList {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Offset of a key, or of the map's first key where it has none of that name. */
export function keyOffset(map: YamlMap, key: string): number {
  const { keys, keyOffsets } = map[places];
  return keyOffsets[keys.indexOf(key)] ?? keyOffsets[0] ?? 0;
}

/** Offset of the value of a key that the map has. */
export function valueOffset(map: YamlMap, key: string): number {
  const { keys, valueOffsets } = map[places];
  return valueOffsets[keys.indexOf(key)] ?? keyOffset(map, key);
}
