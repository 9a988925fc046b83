import { nearest } from '../lib/nearest.js';
import type { Message } from '../messages/message.js';
import type { ProblemCode } from '../model/problem-codes.js';
import {
  knownKeys,
  omgevingen,
  organisaties,
  type SchemaError,
  toestemmingen,
  toewijzingen,
  type Validator,
} from './generated/validators.js';
import { invalidOin } from './invalid-oin.js';
import type { ProblemList } from './problem-list.js';
import { type FoundKind, type Subject, schemaMessages, type WantedKind } from './schema-messages.js';
import {
  isList,
  isMap,
  keyOffset,
  type PlacedValue,
  places,
  type YamlMap,
  type YamlValue,
} from './yaml/value.js';

/** The kinds of file. Each has its schema in schemas/. */
export type Kind = 'omgevingen' | 'organisaties' | 'toestemmingen' | 'toewijzingen';

const validators: Record<Kind, Validator> = { omgevingen, organisaties, toestemmingen, toewijzingen };

/** Upper limit of reported errors per file. The rest is counted. */
const MAX_FAULTS = 1_000;

/** A value in a file, found by the path that the validator gives. */
interface Found {
  readonly value: YamlValue;
  readonly offset: number;
  readonly subject: Subject;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function find(root: PlacedValue, instancePath: string): Found {
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

function kindOf(value: YamlValue): FoundKind {
  if (value === null) return 'missing';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return isList(value) ? 'list' : 'map';
}

const wantedKinds: ReadonlyMap<string, WantedKind> = new Map([
  ['string', 'text'],
  ['array', 'list'],
  ['object', 'map'],
  ['integer', 'integer'],
  ['string,object', 'textOrMap'],
]);

function typeMessage({ value, subject }: Found, type: string): Message {
  const wanted = wantedKinds.get(type) ?? 'text';
  if (value === null)
    return schemaMessages.missingValue({
      subject,
      wanted,
      mayBeEmpty: subject.key === 'toewijzingen' && !subject.item,
    });
  const shown = typeof value === 'string' && wanted === 'integer' ? value : null;
  return schemaMessages.wrongType({ subject, found: kindOf(value), shown, wanted });
}

const VARIABLE = '^[A-Za-z_][A-Za-z0-9_]*$';
const OIN = '^[0-9]{8}[0-9A-Z]{9}[0-9]{3}$';

/** A point in Rijksdriehoek coordinates; the same as in the schema. */
const PUNT = '^[0-9]{1,6}(?:\\.[0-9]+)? [0-9]{6}(?:\\.[0-9]+)?$';

function patternProblem({ value, subject }: Found, pattern: unknown): [ProblemCode, Message] {
  const text = String(value);
  if (pattern === VARIABLE) return ['schema', schemaMessages.notAVariable({ key: subject.key })];
  if (pattern === PUNT) return ['schema', schemaMessages.badPunt({ shown: text })];
  if (text === '') return ['schema', schemaMessages.emptyText({ subject })];
  if (pattern === OIN) return ['invalid-oin', invalidOin(text)];
  return ['schema', schemaMessages.controlCharacters({ subject })];
}

function oneOfMessage(map: YamlMap, schemaPath: string): Message {
  if (schemaPath.includes('clientCertificate')) return schemaMessages.certificateParts();
  return schemaMessages.endpointOrSimulator({ both: 'endpoint' in map });
}

/** Tests whether an error is part of another one: a branch of a choice, or a part of the error of a name or list. */
function isPart(error: SchemaError): boolean {
  return (
    error.keyword === 'if' ||
    error.propertyName !== undefined ||
    (error.keyword === 'type' && error.schemaPath.includes('/else/')) ||
    /\/(?:oneOf|contains)\//.test(error.schemaPath)
  );
}

/** The known keys that unknown keys seem to stand for, by path. They are not reported as missing too. */
function suggestions(kind: Kind, errors: readonly SchemaError[]): Map<string, Set<string>> {
  const suggested = new Map<string, Set<string>>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const names = nearest(String(error.params.additionalProperty), knownKeys[kind][error.schemaPath] ?? []);
    const known = suggested.get(error.instancePath) ?? new Set();
    for (const name of names) known.add(name);
    suggested.set(error.instancePath, known);
  }
  return suggested;
}

/** The problem for an error of the validator; undefined when another error covers it. */
function problemOf(
  kind: Kind,
  root: PlacedValue,
  error: SchemaError,
  suggested: ReadonlySet<string> | undefined,
): [ProblemCode, Message, number] | undefined {
  const found = find(root, error.instancePath);
  const { value, offset, subject } = found;
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return ['schema', typeMessage(found, String(params.type)), offset];
    case 'pattern':
      return [...patternProblem(found, params.pattern), offset];
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const known = knownKeys[kind][error.schemaPath] ?? [];
      const guesses = nearest(key, known);
      // Without its colon, a line is one key that includes the value: in omgevingen.yaml perhaps a password. Only a
      // misspelt key is repeated there.
      const secret = kind === 'omgevingen' && (guesses.length === 0 || /[^a-z]/i.test(key));
      const shown = secret || (kind === 'omgevingen' && isMap(value) && value[key] === null) ? null : key;
      const message = schemaMessages.unknownKey({ key: shown, suggestions: guesses, known });
      return ['schema', message, isMap(value) ? keyOffset(value, key) : offset];
    }
    case 'required': {
      const key = String(params.missingProperty);
      return suggested?.has(key)
        ? undefined
        : ['schema', schemaMessages.missingKey({ key, subject }), offset];
    }
    case 'propertyNames': {
      const naam = String(params.propertyName);
      const message = schemaMessages.badShortName({ naam, folder: kind === 'omgevingen' });
      return ['schema', message, isMap(value) ? keyOffset(value, naam) : offset];
    }
    case 'minItems':
      return ['schema', schemaMessages.emptyList({ key: subject.key }), offset];
    case 'minProperties':
      return ['schema', schemaMessages.emptyMap({ key: subject.key }), offset];
    case 'enum':
      // Any other type has an error of its own.
      if (typeof value !== 'string' || !Array.isArray(params.allowedValues)) return undefined;
      return [
        'schema',
        schemaMessages.notAllowedValue({ subject, shown: value, allowed: params.allowedValues.map(String) }),
        offset,
      ];
    case 'minimum':
    case 'maximum': {
      const message = schemaMessages.outOfRange({
        key: subject.key,
        comparison: String(params.comparison),
        limit: Number(params.limit),
      });
      return ['schema', message, offset];
    }
    case 'contains':
      return isList(value) && value.length === 0
        ? undefined
        : ['schema', schemaMessages.operatiesWithoutPost(), offset];
    case 'oneOf':
      if (!isMap(value) || (suggested !== undefined && suggested.size > 0)) return undefined;
      return ['schema', oneOfMessage(value, error.schemaPath), offset];
    case 'false schema':
      return ['schema', schemaMessages.notWithSimulator({ key: subject.key }), offset];
    default:
      return ['schema', schemaMessages.doesNotFit({ subject }), offset];
  }
}

/** Checks a file against the schema of its kind. Reports each error at the key or value that is wrong. */
export function checkSchema(kind: Kind, root: PlacedValue, problems: ProblemList): void {
  const validate = validators[kind];
  if (validate(root.value)) return;
  const all = (validate.errors ?? []).filter((error) => !isPart(error));
  const errors = all.slice(0, MAX_FAULTS);
  if (all.length > errors.length)
    problems.error('schema', schemaMessages.moreFaults({ more: all.length - errors.length }), root.offset);
  const suggested = suggestions(kind, errors);
  for (const error of errors) {
    const problem = problemOf(kind, root, error, suggested.get(error.instancePath));
    if (problem !== undefined) problems.error(...problem);
  }
}
