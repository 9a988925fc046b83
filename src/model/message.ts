/** The languages of all messages. */
export const languages = ['nl', 'en'] as const;
/** The language of a message. */
export type Language = (typeof languages)[number];

/** The wording of one message in every language. Both languages see the same parameters. */
export interface Template<P> {
  en(params: P): string;
  nl(params: P): string;
}

/** A message for people: a template and the values for it. Plain data, put into words only when it is shown. */
export interface Message {
  readonly template: Template<unknown>;
  readonly params: unknown;
}
