/** The languages in which the program speaks. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language that the environment asks for (LC_ALL, then LC_MESSAGES, then LANG); English where it says nothing. */
export function languageFromEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^nl([_.@-]|$)/i.test(wanted) ? 'nl' : 'en';
}
