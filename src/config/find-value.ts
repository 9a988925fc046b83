/** Finds the value and the place that an error of the schema is about. */
import type { Subject } from './schema-messages.js';
import { isList, isMap, type PlacedValue, places, type YamlValue } from './yaml/value.js';

/** A value in a file, found by the path that the validator gives. */
export interface Found {
  readonly value: YamlValue;
  readonly offset: number;
  readonly subject: Subject;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Finds a value by its JSON pointer, with its place. */
export function find(root: PlacedValue, instancePath: string): Found {
  let { value, offset } = root;
  let subject: Subject = { key: '', item: false };
  for (const escaped of instancePath.split('/').slice(1)) {
    const segment = unescapePointer(escaped);
    if (isList(value)) {
      const index = Number(segment);
      offset = value[places].offsets[index] ?? offset;
      value = value[index] ?? null;
      subject = { key: subject.key, item: true };
    } else if (isMap(value)) {
      const at = value[places].keys.indexOf(segment);
      offset = value[places].valueOffsets[at] ?? offset;
      value = value[segment] ?? null;
      subject = { key: segment, item: false };
    }
  }
  return { value, offset, subject };
}
