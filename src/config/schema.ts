/** Checks a file against the schema of its kind, and puts the errors into words. */

import { invalidOin } from '../lib/invalid-oin.js';
import { nearest } from '../lib/nearest.js';
import type { Message } from '../messages/message.js';
import type { ProblemCode } from '../model/problem-codes.js';
import { type Found, find } from './find-value.js';
import {
  knownKeys,
  omgevingen,
  organisaties,
  type SchemaError,
  toestemmingen,
  toewijzingen,
  type Validator,
} from './generated/validators.js';
import type { Kind } from './kind.js';
import type { ProblemList } from './problem-list.js';
import { type FoundKind, schemaMessages, type WantedKind } from './schema-messages.js';
import { structureMistakes } from './structure.js';
import { keyWithoutSpace, valueMistake } from './value-mistakes.js';
import { isList, isMap, keyOffset, type PlacedValue, type YamlMap, type YamlValue } from './yaml/value.js';

const validators: Record<Kind, Validator> = { omgevingen, organisaties, toestemmingen, toewijzingen };

/** Upper limit of reported errors per file. The rest is counted. */
const MAX_FAULTS = 1_000;

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

function typeMessage({ value, subject }: Found, wanted: WantedKind): Message {
  if (value === null)
    return schemaMessages.missingValue({
      subject,
      wanted,
      mayBeEmpty: subject.key === 'toewijzingen' && !subject.item,
    });
  const shown = typeof value === 'string' && wanted === 'integer' ? value : null;
  return schemaMessages.wrongType({ subject, found: kindOf(value), shown, wanted });
}

/** A name of capitals. Many digits and letters in a row are a key that somebody pasted. The same as in the schema. */
const VARIABLE = '^(?!.*(?=[A-Z]*[0-9])[A-Z0-9]{24})[A-Z_][A-Z0-9_]*$';
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
  text: string,
): [ProblemCode, Message, number] | undefined {
  const found = find(root, error.instancePath);
  const { value, offset, subject } = found;
  const { params } = error;
  switch (error.keyword) {
    case 'type': {
      const wanted = wantedKinds.get(String(params.type)) ?? 'text';
      // In omgevingen.yaml any text may be a password in the wrong place.
      const mistake =
        kind === 'omgevingen' ? keyWithoutSpace(found, wanted) : valueMistake(found, wanted, text);
      return ['schema', mistake?.message ?? typeMessage(found, wanted), mistake?.offset ?? offset];
    }
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
  const mistakes = structureMistakes(kind, root, errors);
  for (const { message, offset } of mistakes) problems.error('schema', message, offset);
  const unexplained = errors.filter((error) => !mistakes.some(({ explained }) => explained.has(error)));
  const suggested = suggestions(kind, unexplained);
  for (const error of unexplained) {
    const problem = problemOf(kind, root, error, suggested.get(error.instancePath), problems.file.text);
    if (problem !== undefined) problems.error(...problem);
  }
}
