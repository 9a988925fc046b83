/**
 * Compares what a service publishes about itself (openapi.json) with what wire.ts assumes. Only the creation of a
 * configuratie is documented in public, so this is how to check the rest without changing anything.
 */
import { isObject, type Json } from '../lib/json.js';
import type { Message } from '../messages/message.js';
import type { Operatie } from '../model/permissions.js';
import { dsoMessages } from './messages.js';
import { assumed, type Fields, PAGE_SIZE } from './wire.js';

const MAX_REFERENCES = 20;
const MAX_SCHEMA_DEPTH = 10;

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** The value that a JSON pointer (`#/components/schemas/X`) refers to. */
function followPointer(document: Json, pointer: string): unknown {
  if (!pointer.startsWith('#/')) return undefined;
  const path = pointer.slice(2).split('/');
  return at(document, ...path.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** Follows references within the document. A reference to elsewhere, or to itself, gives an empty object. */
function resolve(document: Json, value: unknown): Json {
  let target = value;
  for (let i = 0; i < MAX_REFERENCES; i += 1) {
    if (!isObject(target)) return {};
    if (typeof target.$ref !== 'string') return target;
    target = followPointer(document, target.$ref);
  }
  return {};
}

interface SchemaFields {
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
}

/** The fields of a schema, including those of its `allOf` parts. */
function fieldsOf(document: Json, schema: unknown, depth = 0): SchemaFields {
  const { properties, required: own, allOf } = resolve(document, schema);
  const schemas = new Map<string, unknown>(Object.entries(isObject(properties) ? properties : {}));
  const required = new Set<string>(Array.isArray(own) ? own.map(String) : []);
  if (depth < MAX_SCHEMA_DEPTH && Array.isArray(allOf)) {
    for (const part of allOf) {
      const fields = fieldsOf(document, part, depth + 1);
      for (const [name, value] of fields.schemas) schemas.set(name, value);
      for (const name of fields.required) required.add(name);
    }
  }
  return { schemas, required };
}

/** The schema of the first JSON content of a request body or response. */
function contentSchema(document: Json, holder: unknown): unknown {
  const { content } = resolve(document, holder);
  if (!isObject(content)) return undefined;
  const type = Object.keys(content).find((name) => /json/i.test(name));
  return type === undefined ? undefined : at(content[type], 'schema');
}

interface Operations {
  readonly list: unknown;
  readonly post: unknown;
  readonly put: unknown;
  readonly delete: unknown;
  /** Parameters of all operations on the list. */
  readonly sharedParameters: readonly unknown[];
}

/** The operations on the list and on an item. The list is the path with a POST; the item is the path below it. */
function operationsOf(document: Json): Operations | undefined {
  const paths = isObject(document.paths) ? document.paths : {};
  const byPath = new Map(Object.entries(paths).map(([path, item]) => [path.replace(/\/$/, ''), item]));
  const listPath = [...byPath.keys()].find(
    (path) => at(byPath.get(path), 'post') !== undefined && !path.endsWith('}'),
  );
  if (listPath === undefined) return undefined;
  const itemPath = [...byPath.keys()].find(
    (path) => path.startsWith(`${listPath}/{`) && path.indexOf('/', listPath.length + 1) === -1,
  );
  const list = byPath.get(listPath);
  const item = byPath.get(itemPath ?? '');
  const parameters = at(list, 'parameters');
  return {
    list: at(list, 'get'),
    post: at(list, 'post'),
    put: at(item, 'put'),
    delete: at(item, 'delete'),
    sharedParameters: Array.isArray(parameters) ? parameters : [],
  };
}

function missingFields(
  document: Json,
  { schemas }: SchemaFields,
  wanted: Fields,
  place: 'body' | 'answer',
  path = '',
): Message[] {
  return Object.entries(wanted).flatMap(([name, inner]): Message[] => {
    const field = `${path}${name}`;
    const schema = schemas.get(name);
    if (schema === undefined) return [dsoMessages.openapiNoField({ place, field })];
    if (Object.keys(inner).length === 0) return [];
    return missingFields(document, fieldsOf(document, schema), inner, place, `${field}.`);
  });
}

/** The fields that the service requires in a body and that are not sent. */
function unsentFields(
  document: Json,
  { schemas, required }: SchemaFields,
  sent: Fields,
  path = '',
): Message[] {
  const inner = Object.entries(sent).flatMap(([name, fields]) =>
    schemas.has(name) && Object.keys(fields).length > 0
      ? unsentFields(document, fieldsOf(document, schemas.get(name)), fields, `${path}${name}.`)
      : [],
  );
  const own = [...required]
    .filter((name) => !(name in sent))
    .map((name) => dsoMessages.openapiRequiresField({ field: `${path}${name}` }));
  return [...inner, ...own];
}

function compareQuery(document: Json, { list, sharedParameters }: Operations): Message[] {
  const own = at(list, 'parameters');
  const parameters = [...sharedParameters, ...(Array.isArray(own) ? own : [])].map((item) =>
    resolve(document, item),
  );
  return assumed.query.flatMap((name): Message[] => {
    const parameter = parameters.find((item) => item.in === 'query' && item.name === name);
    if (parameter === undefined) return [dsoMessages.openapiNoParameter({ name })];
    const maximum = at(parameter, 'schema', 'maximum');
    return name === 'pageSize' && typeof maximum === 'number' && maximum < PAGE_SIZE
      ? [dsoMessages.openapiPageSize({ maximum, ours: PAGE_SIZE })]
      : [];
  });
}

function compareListAnswer(document: Json, { list }: Operations): Message[] {
  const answer = fieldsOf(document, contentSchema(document, at(list, 'responses', '200')));
  const embedded = fieldsOf(document, answer.schemas.get('_embedded'));
  const items = embedded.schemas.get(assumed.items);
  if (items === undefined)
    return [dsoMessages.openapiNoField({ place: 'answer', field: `_embedded.${assumed.items}` })];
  const stored = fieldsOf(document, resolve(document, items).items);
  return missingFields(document, stored, { id: {}, ...assumed.body }, 'answer');
}

function compareItemOperation(operation: 'PUT' | 'DELETE', isPublished: boolean, isUsed: boolean): Message[] {
  if (isUsed && !isPublished) return [dsoMessages.openapiNoItemOperation({ operation })];
  if (isPublished && !isUsed) return [dsoMessages.openapiUnusedOperation({ operation })];
  return [];
}

/**
 * Finds the differences between a published interface and the assumptions.
 *
 * @param document the content of openapi.json.
 * @param operaties the operations that omgevingen.yaml allows.
 * @returns the differences, in the order of the operations; none when everything is as assumed.
 */
export function compareInterface(document: unknown, operaties: readonly Operatie[]): Message[] {
  if (!isObject(document) || !isObject(document.paths)) return [dsoMessages.openapiUnreadable()];
  const operations = operationsOf(document);
  if (operations === undefined) return [dsoMessages.openapiNoListOperation({ operation: 'POST' })];
  const body = fieldsOf(document, contentSchema(document, at(operations.post, 'requestBody')));
  return [
    ...(operations.list === undefined
      ? [dsoMessages.openapiNoListOperation({ operation: 'GET' })]
      : [...compareQuery(document, operations), ...compareListAnswer(document, operations)]),
    ...missingFields(document, body, assumed.body, 'body'),
    ...unsentFields(document, body, assumed.body),
    ...compareItemOperation('PUT', operations.put !== undefined, operaties.includes('PUT')),
    ...compareItemOperation('DELETE', operations.delete !== undefined, operaties.includes('DELETE')),
  ];
}
