/** Loads omgevingen.yaml. */
import type { ClientCertificate, Omgeving, PublicService } from '../model/configuration.js';
import { type Operatie, permissionsOf } from '../model/permissions.js';
import type { ParsedFile } from './parse-file.js';
import type { ProblemList } from './problem-list.js';
import { schemaMessages } from './schema-messages.js';
import { isList, isMap, places, valueOffset, type YamlMap, type YamlValue } from './yaml/value.js';

const DEFAULTS = {
  maxChange: 30,
  concurrency: 4,
  timeoutSeconds: 30,
  retries: 5,
  settleSeconds: 20,
} as const;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function textOf(value: YamlValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function endpointFault(text: string): 'url' | 'credentials' | 'query' | 'scheme' | undefined {
  if (!URL.canParse(text)) return 'url';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  return text.includes('?') || text.includes('#') ? 'query' : undefined;
}

function endpointOf(map: YamlMap, problems: ProblemList): string | undefined {
  const text = textOf(map.endpoint);
  if (text === undefined) return undefined;
  const reason = endpointFault(text);
  if (reason === undefined) return text;
  problems.error('schema', schemaMessages.badEndpoint({ reason }), valueOffset(map, 'endpoint'));
  return undefined;
}

function operatiesOf(map: YamlMap, problems: ProblemList): Operatie[] {
  const { operaties } = map;
  if (!isList(operaties)) return ['POST'];
  const known: Operatie[] = [];
  for (const [i, value] of operaties.entries()) {
    if (value !== 'POST' && value !== 'PUT' && value !== 'DELETE') continue;
    if (known.includes(value)) {
      problems.error(
        'schema',
        schemaMessages.twiceInList({ shown: value, key: 'operaties' }),
        operaties[places].offsets[i] ?? 0,
      );
    } else known.push(value);
  }
  return known;
}

function certificateOf(value: YamlValue | undefined): ClientCertificate | undefined {
  if (!isMap(value)) return undefined;
  return {
    cert: textOf(value.cert),
    key: textOf(value.key),
    pfx: textOf(value.pfx),
    passphrase: textOf(value.passphrase),
    ca: textOf(value.ca),
  };
}

function serviceOf(value: YamlValue | undefined, problems: ProblemList): PublicService | undefined {
  if (!isMap(value)) return undefined;
  return { endpoint: endpointOf(value, problems), apiKey: textOf(value.apiKey) };
}

function numberOf(map: YamlMap, key: keyof typeof DEFAULTS, fallback: number = DEFAULTS[key]): number {
  const value = map[key];
  return typeof value === 'number' ? value : fallback;
}

/**
 * The names in omgevingen.yaml, also of invalid omgevingen and of those that are not below `omgevingen:`. Undefined when
 * there are none.
 */
export function namedOmgevingen(parsed: ParsedFile | undefined): readonly string[] | undefined {
  const all = parsed?.map?.omgevingen;
  if (parsed?.map === undefined || !isMap(all)) return undefined;
  const beside = Object.entries(parsed.map).filter(([, value]) => isMap(value) && isOmgeving(value));
  return [...all[places].keys, ...beside.map(([naam]) => naam)];
}

function isOmgeving(map: YamlMap): boolean {
  return 'endpoint' in map || 'simulator' in map;
}

/** Loads omgevingen.yaml, in the order of the file, with the defaults filled in. */
export function loadOmgevingen(parsed: ParsedFile | undefined): Map<string, Omgeving> {
  const omgevingen = new Map<string, Omgeving>();
  const all = parsed?.map?.omgevingen;
  if (parsed === undefined || !isMap(all)) return omgevingen;
  for (const [i, naam] of all[places].keys.entries()) {
    const value = all[naam];
    const map = isMap(value) ? value : undefined;
    if (map === undefined) continue;
    omgevingen.set(naam, {
      naam,
      endpoint: endpointOf(map, parsed.problems),
      simulator: textOf(map.simulator),
      apiKey: textOf(map.apiKey),
      clientCertificate: certificateOf(map.clientCertificate),
      rtr: serviceOf(map.rtr, parsed.problems),
      verzoeksroutering: serviceOf(map.verzoeksroutering, parsed.problems),
      permissions: permissionsOf(operatiesOf(map, parsed.problems)),
      maxChange: numberOf(map, 'maxChange'),
      concurrency: numberOf(map, 'concurrency'),
      timeoutSeconds: numberOf(map, 'timeoutSeconds'),
      retries: numberOf(map, 'retries'),
      // The embedded simulator runs in the same process: nothing it does becomes visible late.
      settleSeconds: numberOf(map, 'settleSeconds', map.simulator === undefined ? undefined : 0),
      place: parsed.problems.at(all[places].keyOffsets[i] ?? 0),
    });
  }
  return omgevingen;
}
