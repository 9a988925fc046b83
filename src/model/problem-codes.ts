/** Every code that `validate` can give, in the order in which the documentation lists them. */
export const problemCodes = [
  'yaml-syntax',
  'schema',
  'unknown-organisatie',
  'unknown-toestemming',
  'unknown-omgeving',
  'invalid-oin',
  'oin-elfproef',
  'duplicate-oin',
  'overlap',
  'duplicate',
  'activiteit-spelling',
  'activiteit-naam',
  'toestemming-waarde',
  'gap',
  'verwachting',
  'rtr-unknown',
  'rtr-expired',
  'rtr-expires',
  'rtr-unmentioned',
  'rtr-stale',
  'empty',
] as const;

/** The code of a problem; docs/problems has a page for each. */
export type ProblemCode = (typeof problemCodes)[number];
