/** The languages in which everything can be told. */
export const talen = ['nl', 'en'] as const;
export type Taal = (typeof talen)[number];

/** The language that the environment asks for (LC_ALL, then LC_MESSAGES, then LANG); English where it says nothing. */
export function taalFromEnvironment(env: Readonly<Record<string, string | undefined>>): Taal {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^nl([_.@-]|$)/i.test(wanted) ? 'nl' : 'en';
}
