/** A write that an omgeving allows, as `operaties` in omgevingen.yaml calls it. */
export type Operatie = 'POST' | 'PUT' | 'DELETE';

/** What may be done to configuraties that DSO-LV already has. Creating is always allowed. */
export interface Permissions {
  readonly canReplace: boolean;
  readonly canRemove: boolean;
  /** The operaties that grant these, for messages. */
  readonly operaties: { readonly replace: Operatie; readonly remove: Operatie };
}

const operatieOf = { create: 'POST', replace: 'PUT', remove: 'DELETE' } as const;

/** The permissions that a list of operaties gives. */
export function permissionsOf(operaties: readonly Operatie[]): Permissions {
  return {
    canReplace: operaties.includes(operatieOf.replace),
    canRemove: operaties.includes(operatieOf.remove),
    operaties: { replace: operatieOf.replace, remove: operatieOf.remove },
  };
}

/** The operaties that give these permissions, sorted. */
export function operatiesOf({ canReplace, canRemove }: Permissions): Operatie[] {
  const operaties: Operatie[] = [];
  if (canRemove) operaties.push(operatieOf.remove);
  operaties.push(operatieOf.create);
  if (canReplace) operaties.push(operatieOf.replace);
  return operaties;
}
