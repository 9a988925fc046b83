import type { ClientCertificate, Omgeving, Operatie, PublicService } from '../model/configuration.js';
import type { Findings } from './findings.js';
import { configMessages } from './messages.js';
import type { Source } from './source.js';
import { isList, isMap, places, valueOffset, type YamlMap, type YamlValue } from './yaml/value.js';

const DEFAULTS = { maxChange: 30, concurrency: 4, timeoutSeconds: 30, retries: 5 } as const;
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

function endpointOf(map: YamlMap, findings: Findings): string | undefined {
  const text = textOf(map.endpoint);
  if (text === undefined) return undefined;
  const reason = endpointFault(text);
  if (reason === undefined) return text;
  findings.error('schema', configMessages.badEndpoint({ reason }), valueOffset(map, 'endpoint'));
  return undefined;
}

function operatiesOf(map: YamlMap, findings: Findings): Operatie[] {
  const { operaties } = map;
  if (!isList(operaties)) return ['POST'];
  const known: Operatie[] = [];
  for (const [i, value] of operaties.entries()) {
    if (value !== 'POST' && value !== 'PUT' && value !== 'DELETE') continue;
    if (known.includes(value)) {
      findings.error(
        'schema',
        configMessages.twiceInList({ shown: value, key: 'operaties' }),
        operaties[places].offsets[i] ?? 0,
      );
    } else known.push(value);
  }
  return known;
}

function certificateOf(value: YamlValue | undefined): ClientCertificate | undefined {
  if (!isMap(value)) return undefined;
  const roles = ['cert', 'key', 'pfx', 'passphrase', 'ca'] as const;
  return Object.fromEntries(
    roles.flatMap((role) => (textOf(value[role]) === undefined ? [] : [[role, textOf(value[role])]])),
  );
}

function serviceOf(value: YamlValue | undefined, findings: Findings): PublicService | undefined {
  if (!isMap(value)) return undefined;
  const endpoint = endpointOf(value, findings);
  const apiKey = textOf(value.apiKey);
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

function numberOf(map: YamlMap, key: keyof typeof DEFAULTS): number {
  const value = map[key];
  return typeof value === 'number' ? value : DEFAULTS[key];
}

/** The omgevingen that omgevingen.yaml names, whether or not they say enough; undefined where it names none. */
export function namedOmgevingen(source: Source | undefined): readonly string[] | undefined {
  const all = source?.map?.omgevingen;
  return isMap(all) ? all[places].keys : undefined;
}

/** Loads omgevingen.yaml, in the order of the file; defaults are filled in. */
export function loadOmgevingen(source: Source | undefined): Map<string, Omgeving> {
  const omgevingen = new Map<string, Omgeving>();
  const all = source?.map?.omgevingen;
  if (source === undefined || !isMap(all)) return omgevingen;
  for (const [i, naam] of all[places].keys.entries()) {
    const value = all[naam];
    const map = isMap(value) ? value : undefined;
    if (map === undefined) continue;
    const endpoint = endpointOf(map, source.findings);
    const simulator = textOf(map.simulator);
    const apiKey = textOf(map.apiKey);
    const clientCertificate = certificateOf(map.clientCertificate);
    const rtr = serviceOf(map.rtr, source.findings);
    const verzoeksroutering = serviceOf(map.verzoeksroutering, source.findings);
    omgevingen.set(naam, {
      naam,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(simulator === undefined ? {} : { simulator }),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(clientCertificate === undefined ? {} : { clientCertificate }),
      ...(rtr === undefined ? {} : { rtr }),
      ...(verzoeksroutering === undefined ? {} : { verzoeksroutering }),
      operaties: operatiesOf(map, source.findings),
      maxChange: numberOf(map, 'maxChange'),
      concurrency: numberOf(map, 'concurrency'),
      timeoutSeconds: numberOf(map, 'timeoutSeconds'),
      retries: numberOf(map, 'retries'),
      place: source.findings.at(all[places].keyOffsets[i] ?? 0),
    });
  }
  return omgevingen;
}
