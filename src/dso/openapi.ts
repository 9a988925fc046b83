/**
 * What a service publishes about itself (openapi.json), next to what wire.ts assumes. Public documentation covers adding a
 * configuratie alone, so this is how the rest can be checked without changing anything.
 */

import { isObject, type Json } from '../lib/json.js';
import type { Message } from '../messages/message.js';
import type { Operatie } from '../model/permissions.js';
import { dsoMessages } from './messages.js';
import { assumed, PAGE_SIZE } from './wire.js';

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** Follows a reference within the document; one that leads elsewhere or in a circle is nothing. */
function resolved(document: Json, value: unknown): Json {
  let target = value;
  for (let hops = 0; hops < 20; hops += 1) {
    if (!isObject(target)) return {};
    const reference = target.$ref;
    if (typeof reference !== 'string') return target;
    target = reference.startsWith('#/')
      ? at(
          document,
          ...reference
            .slice(2)
            .split('/')
            .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
        )
      : undefined;
  }
  return {};
}

interface Fields {
  readonly names: ReadonlyMap<string, unknown>;
  readonly required: ReadonlySet<string>;
}

/** The fields of a schema, those of everything that it is made up of included. */
function fieldsOf(document: Json, schema: unknown, depth = 0): Fields {
  const own = resolved(document, schema);
  const names = new Map<string, unknown>(Object.entries(isObject(own.properties) ? own.properties : {}));
  const required = new Set<string>(Array.isArray(own.required) ? own.required.map(String) : []);
  if (depth < 10 && Array.isArray(own.allOf)) {
    for (const part of own.allOf) {
      const fields = fieldsOf(document, part, depth + 1);
      for (const [name, value] of fields.names) names.set(name, value);
      for (const name of fields.required) required.add(name);
    }
  }
  return { names, required };
}

/** The schema of the first JSON content of a body or answer. */
function contentSchema(document: Json, holder: unknown): unknown {
  const content = resolved(document, holder).content;
  if (!isObject(content)) return undefined;
  const type = Object.keys(content).find((name) => /json/i.test(name));
  return type === undefined ? undefined : at(content[type], 'schema');
}

interface Operations {
  readonly list: unknown;
  readonly post: unknown;
  readonly put: unknown;
  readonly delete: unknown;
  readonly shared: readonly unknown[];
}

/** The operations on the list and on one of its items, wherever the document's servers say that they begin. */
function operationsOf(document: Json): Operations | undefined {
  const paths = isObject(document.paths) ? document.paths : {};
  const trimmed = new Map(Object.entries(paths).map(([path, item]) => [path.replace(/\/$/, ''), item]));
  const collection = [...trimmed.keys()].find(
    (path) => at(trimmed.get(path), 'post') !== undefined && !path.endsWith('}'),
  );
  if (collection === undefined) return undefined;
  const isItem = (path: string): boolean =>
    path.startsWith(`${collection}/{`) && path.indexOf('/', collection.length + 1) === -1;
  const item = trimmed.get([...trimmed.keys()].find(isItem) ?? '');
  const whole = trimmed.get(collection);
  const parameters = at(whole, 'parameters');
  return {
    list: at(whole, 'get'),
    post: at(whole, 'post'),
    put: at(item, 'put'),
    delete: at(item, 'delete'),
    shared: Array.isArray(parameters) ? parameters : [],
  };
}

function compareFields(
  document: Json,
  fields: Fields,
  wanted: typeof assumed.body,
  where: 'body' | 'answer',
  path = '',
): Message[] {
  const found: Message[] = [];
  for (const [name, inner] of Object.entries(wanted)) {
    const field = `${path}${name}`;
    const schema = fields.names.get(name);
    if (schema === undefined) found.push(dsoMessages.openapiNoField({ where, field }));
    else if (Object.keys(inner).length > 0)
      found.push(...compareFields(document, fieldsOf(document, schema), inner, where, `${field}.`));
  }
  if (where === 'body') {
    for (const name of fields.required)
      if (!(name in wanted)) found.push(dsoMessages.openapiWantsField({ field: `${path}${name}` }));
  }
  return found;
}

function compareList(document: Json, { list, shared }: Operations): Message[] {
  if (list === undefined) return [dsoMessages.openapiNoOperation({ operation: 'GET', what: 'list' })];
  const found: Message[] = [];
  const own = at(list, 'parameters');
  const parameters = [...shared, ...(Array.isArray(own) ? own : [])].map((item) => resolved(document, item));
  for (const name of assumed.query) {
    const parameter = parameters.find((item) => item.in === 'query' && item.name === name);
    if (parameter === undefined) found.push(dsoMessages.openapiNoParameter({ name }));
    const maximum = at(parameter, 'schema', 'maximum');
    if (name === 'pageSize' && typeof maximum === 'number' && maximum < PAGE_SIZE)
      found.push(dsoMessages.openapiPageSize({ maximum, ours: PAGE_SIZE }));
  }
  const answer = fieldsOf(document, contentSchema(document, at(list, 'responses', '200')));
  const embedded = fieldsOf(document, answer.names.get('_embedded'));
  const items = embedded.names.get(assumed.items);
  if (items === undefined) {
    found.push(dsoMessages.openapiNoField({ where: 'answer', field: `_embedded.${assumed.items}` }));
    return found;
  }
  const stored = fieldsOf(document, resolved(document, items).items);
  return [...found, ...compareFields(document, stored, { id: {}, ...assumed.body }, 'answer')];
}

/**
 * Where a published interface differs from what is assumed of it.
 *
 * @param document the content of openapi.json.
 * @param operaties what omgevingen.yaml says that the service lets us do.
 * @returns the differences, in the order of the operations; none when all is as assumed.
 */
export function compareInterface(document: unknown, operaties: readonly Operatie[]): Message[] {
  if (!isObject(document) || !isObject(document.paths)) return [dsoMessages.openapiUnreadable()];
  const operations = operationsOf(document);
  if (operations === undefined) return [dsoMessages.openapiNoOperation({ operation: 'POST', what: 'list' })];
  const found = compareList(document, operations);
  const body = contentSchema(document, at(operations.post, 'requestBody'));
  found.push(...compareFields(document, fieldsOf(document, body), assumed.body, 'body'));
  for (const operation of ['PUT', 'DELETE'] as const) {
    const there = (operation === 'PUT' ? operations.put : operations.delete) !== undefined;
    const used = operaties.includes(operation);
    if (used && !there) found.push(dsoMessages.openapiNoOperation({ operation, what: 'item' }));
    if (there && !used) found.push(dsoMessages.openapiUnusedOperation({ operation }));
  }
  return found;
}
