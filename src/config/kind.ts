/** The kinds of file. Each has its schema in schemas/. */
export type Kind = 'omgevingen' | 'organisaties' | 'toestemmingen' | 'toewijzingen';
