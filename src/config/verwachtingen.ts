/** Loads the verwachtingen of a file: routing that must hold. */
import type { Verwachting } from '../model/configuration.js';
import type { Oin } from '../model/oin.js';
import type { NameResolver } from './name-resolver.js';
import { isMap, places, valueOffset, type YamlList, type YamlMap } from './yaml/value.js';

const KEYS: ReadonlySet<string> = new Set(['activiteit', 'toestemming', 'locatie', 'behandeldienst']);

/** Resolves one verwachting; undefined when a part of it is unknown. The problem of that part is reported already. */
function loadVerwachting(
  map: YamlMap,
  offset: number,
  names: NameResolver,
  gezag: Oin,
): Verwachting | undefined {
  if (map[places].keys.some((key) => !KEYS.has(key))) return undefined;
  const { activiteit, toestemming, locatie } = map;
  const at = (key: string): number => valueOffset(map, key);
  const naam = isMap(activiteit) ? activiteit.naam : activiteit;
  const oin = isMap(activiteit) ? names.organisatie(activiteit.oin, valueOffset(activiteit, 'oin')) : gezag;
  const code = toestemming === undefined ? undefined : names.toestemming(toestemming, at('toestemming'));
  const area = locatie === undefined ? undefined : names.organisatie(locatie, at('locatie'));
  const behandeldienst = names.organisatie(map.behandeldienst, at('behandeldienst'));
  if (typeof naam !== 'string' || naam === '' || oin === undefined || behandeldienst === undefined)
    return undefined;
  if ((toestemming !== undefined && code === undefined) || (locatie !== undefined && area === undefined))
    return undefined;
  return { activiteit: { naam, oin }, toestemming: code?.code, locatie: area, behandeldienst, offset };
}

/** Loads the verwachtingen of one file. Incomplete ones are left out. */
export function loadVerwachtingen(list: YamlList, names: NameResolver, gezag: Oin): Verwachting[] {
  return list.flatMap((value, i) => {
    const offset = list[places].offsets[i] ?? 0;
    return (isMap(value) && loadVerwachting(value, offset, names, gezag)) || [];
  });
}
