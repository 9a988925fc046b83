/**
 * The content of a YAML file as plain values, which a JSON Schema validator can read. Every scalar is text, exactly as its
 * characters are; `null` is an empty value. Each collection has the offsets of its keys and items in the text.
 */

/** The key of the places of a collection. A symbol, because it cannot be equal to a key of a file. */
export const places = Symbol('places');

export interface MapPlaces {
  /** In the order of the file. */
  readonly keys: string[];
  readonly keyOffsets: number[];
  readonly valueOffsets: number[];
  /** The number of nodes, with every alias counted as the value that it stands for. */
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

/** Only omgevingen.yaml has numbers: its parser converts some texts. */
export type YamlValue = string | number | null | YamlMap | YamlList;

/**
 * The prototype of maps, without properties, so that names such as `constructor` and `__proto__` are ordinary keys. A null
 * prototype would do the same, but V8 stores such objects in a slow form.
 */
const bare: object = Object.freeze(Object.create(null));

/** Creates a map without keys. */
export function createMap(): YamlMap {
  const map: YamlMap = Object.create(bare);
  map[places] = { keys: [], keyOffsets: [], valueOffsets: [], size: 1 };
  return map;
}

/** Creates a list without items. */
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

/** The number of nodes of a value, with every alias counted as the value that it stands for. */
export function sizeOf(value: YamlValue): number {
  return typeof value === 'object' && value !== null ? value[places].size : 1;
}

/** Copies a value that an alias stands for: everything in it has the place of the alias, where people see it used. */
export function copyAt(value: YamlValue, offset: number): YamlValue {
  if (isList(value)) {
    const list = createList();
    for (const item of value) addItem(list, copyAt(item, offset), offset);
    return list;
  }
  if (!isMap(value)) return value;
  const map = createMap();
  for (const key of value[places].keys)
    addEntry(map, key, offset, copyAt(value[key] ?? null, offset), offset);
  return map;
}

/** Tests whether a value is a list. */
export function isList(value: YamlValue | undefined): value is YamlList {
  return Array.isArray(value);
}

/** Tests whether a value is a map. */
export function isMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The offset of a key, or of the first key of the map where the key is missing. */
export function keyOffset(map: YamlMap, key: string): number {
  const { keys, keyOffsets } = map[places];
  return keyOffsets[keys.indexOf(key)] ?? keyOffsets[0] ?? 0;
}

/** The offset of the value of a key that the map has. */
export function valueOffset(map: YamlMap, key: string): number {
  const { keys, valueOffsets } = map[places];
  return valueOffsets[keys.indexOf(key)] ?? keyOffset(map, key);
}
