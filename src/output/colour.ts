/** Colours for a terminal. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Gives a text a style, or returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;

export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/**
 * Decides whether to colour the text for a stream. `NO_COLOR` and `--no-color` turn colour off, `FORCE_COLOR` turns it
 * on; otherwise only a terminal gets colour.
 *
 * @param allowed false with `--no-color`.
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
  allowed: boolean,
): boolean {
  if (!allowed || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}
