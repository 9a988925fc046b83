import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import jsonpatch, { type Operation } from 'fast-json-patch';
import { describe, expect, test } from 'vitest';
import { compareInterface } from '../../src/dso/openapi.js';
import { shapeOf } from '../../src/dso/shape.js';
import { formatMessage } from '../../src/messages/message.js';

const text = await readFile(new URL('../fixtures/dso/openapi.json', import.meta.url), 'utf8');
const all = ['POST', 'PUT', 'DELETE'] as const;
const body = '/components/schemas/Behandeldienstconfiguratie';

describe('a published interface', () => {
  test.each<[string, readonly Operation[], readonly (typeof all)[number][], string[]]>([
    ['as assumed', [], all, []],
    [
      'with operations that we do not use',
      [],
      ['POST'],
      ['openapi.json also has PUT', 'openapi.json also has DELETE'],
    ],
    [
      'at another path',
      [
        { op: 'move', from: '/paths/~1', path: '/paths/~1behandeldienstconfiguraties' },
        { op: 'move', from: '/paths/~1{id}', path: '/paths/~1behandeldienstconfiguraties~1{configuratieId}' },
      ],
      all,
      [],
    ],
    [
      'without DELETE',
      [{ op: 'remove', path: '/paths/~1{id}/delete' }],
      all,
      ['no DELETE on one configuratie. Remove it from operaties'],
    ],
    ['without GET', [{ op: 'remove', path: '/paths/~1/get' }], all, ['no GET on the configuraties']],
    ['without POST', [{ op: 'remove', path: '/paths/~1/post' }], all, ['no POST on the configuraties']],
    [
      'with another filter',
      [{ op: 'replace', path: '/paths/~1/get/parameters/0/name', value: 'bevoegdGezag' }],
      all,
      ['no query parameter oin'],
    ],
    [
      'with smaller pages',
      [{ op: 'replace', path: '/paths/~1/get/parameters/2/schema/maximum', value: 50 }],
      all,
      ['pages of at most 50; we request pages of 200'],
    ],
    [
      'with a renamed field',
      [{ op: 'move', from: `${body}/properties/locatieOins`, path: `${body}/properties/locaties` }],
      all,
      ['no field locatieOins in the answer', 'no field locatieOins in the body of a POST'],
    ],
    [
      'with a renamed field inside another',
      [
        {
          op: 'move',
          from: `${body}/properties/activiteit/properties/naam`,
          path: `${body}/properties/activiteit/properties/name`,
        },
      ],
      all,
      ['no field activiteit.naam in the answer', 'no field activiteit.naam in the body of a POST'],
    ],
    [
      'that requires another field',
      [{ op: 'add', path: `${body}/required/-`, value: 'begindatum' }],
      all,
      ['requires a field begindatum'],
    ],
    [
      'with another name for the list',
      [
        {
          op: 'move',
          from: '/paths/~1/get/responses/200/content/application~1hal+json/schema/properties/_embedded/properties/behandeldienstconfiguraties',
          path: '/paths/~1/get/responses/200/content/application~1hal+json/schema/properties/_embedded/properties/items',
        },
      ],
      all,
      ['no field _embedded.behandeldienstconfiguraties in the answer'],
    ],
    [
      'that is not an OpenAPI document',
      [{ op: 'remove', path: '/paths' }],
      all,
      ['is not an OpenAPI document'],
    ],
  ])('%s', (_name, patch, operaties, wanted) => {
    const document: unknown = jsonpatch.applyPatch(JSON.parse(text), patch).newDocument;
    const texts = compareInterface(document, operaties).map((message) => formatMessage(message, 'en'));
    expect(texts).toHaveLength(wanted.length);
    for (const [i, line] of texts.entries()) expect(line).toContain(wanted[i]);
  });

  test('of any form gives differences and never an exception', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.json().map((json): unknown => JSON.parse(json)),
    );
    fc.assert(
      fc.property(anything, (document) => {
        expect(compareInterface(document, all).length).toBeGreaterThan(0);
      }),
    );
    // A schema that refers to itself.
    const circle = { paths: { '/': { post: {}, get: {} } }, $ref: '#/' };
    expect(compareInterface(circle, ['POST']).length).toBeGreaterThan(0);
  });
});

describe('the shape of an answer', () => {
  test('contains the names of fields and the kinds of values', () => {
    const item = { id: 12, oin: '00000099000000001000', activiteit: { naam: 'Kappen' } };
    expect(
      shapeOf({ _embedded: { items: [item, { ...item, id: 13 }, { x: null }] }, n: '1', '12': true }),
    ).toEqual({
      '(key 1)': 'boolean',
      _embedded: {
        items: [
          'list',
          3,
          { id: 'number', oin: 'text: an OIN', activiteit: { naam: 'text' } },
          { x: 'null' },
        ],
      },
      n: 'text: digits',
    });
  });

  test('contains no value', () => {
    const secret = 'geheim7';
    const leaf = fc.constantFrom<unknown>(secret, `https://${secret}.nl`, `${secret} 1`, 987_654_321);
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('naam', `${secret}!`, secret, '987654321'), tie('node'), {
          maxKeys: 3,
        }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        const shown = JSON.stringify(shapeOf(value));
        expect(shown).not.toMatch(/987654321|geheim/);
      }),
    );
  });
});
