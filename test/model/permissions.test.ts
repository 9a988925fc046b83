import { expect, test } from 'vitest';
import { type Operatie, operatiesOf, permissionsOf } from '../../src/model/permissions.js';

test.each<[Operatie[], boolean, boolean, Operatie[]]>([
  [['POST'], false, false, ['POST']],
  [['POST', 'PUT'], true, false, ['POST', 'PUT']],
  [['DELETE', 'POST'], false, true, ['DELETE', 'POST']],
  [['POST', 'PUT', 'DELETE'], true, true, ['DELETE', 'POST', 'PUT']],
])('the operaties %j: replace %s, remove %s', (operaties, canReplace, canRemove, sorted) => {
  const permissions = permissionsOf(operaties);
  expect(permissions).toMatchObject({ canReplace, canRemove });
  expect(operatiesOf(permissions)).toEqual(sorted);
});
