import type { Language, Message, Template } from '../model/message.js';

export { type Language, languages, type Message, type Template } from '../model/message.js';

/** A template that makes messages when it is called with its parameters. */
export type MessageFactory<P> = Template<P> &
  ((...params: [P] extends [undefined] ? [] : [params: P]) => Message);

/** Declares a message with its parameters: `message<{ naam: string }>({ en: …, nl: … })`. */
export function message<P = undefined>(template: Template<P>): MessageFactory<P> {
  const factory = Object.assign(
    (params?: unknown): Message => ({ template: factory as Template<unknown>, params }),
    template,
  ) as MessageFactory<P>;
  return factory;
}

/** Puts a message into words. */
export function formatMessage({ template, params }: Message, language: Language): string {
  return template[language](params);
}

/** `one` for 1, `many` for anything else, with the number before it. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A list as a sentence says it: "a, b or c". */
export function either(items: readonly string[], or: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${or} ${items[items.length - 1]}`;
}
