import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../support/cli.js';

const style = readFileSync(join(repository, 'assets/report.css'), 'utf8');
const hues = [...style.matchAll(/--hue: (\d+);/g)].map(([, hue]) => Number(hue));

type Rgb = readonly number[];

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function fromHex(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}

/** The variables of a `:root` block: light, dark, paper, in that order. */
const schemes = [...style.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, block = '']) =>
    new Map([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value])),
);

describe.each([
  ['light', 0],
  ['dark', 1],
  ['on paper', 2],
])('%s', (_name, index) => {
  const scheme = schemes[index] ?? new Map<string, string>();
  const colour = (name: string): Rgb => fromHex(scheme.get(name) ?? '');
  const share = (name: string): number => Number.parseFloat(scheme.get(name) ?? '') / 100;
  const tints = hues.map((hue) => fromHsl(hue, share('tint-saturation'), share('tint-lightness')));
  const backgrounds = [colour('background'), colour('raised'), colour('self'), ...tints];

  test('every text has enough contrast with every background', () => {
    expect(hues).toHaveLength(24);
    for (const background of backgrounds) {
      for (const name of ['text', 'soft']) expect(contrast(colour(name), background)).toBeGreaterThan(4.5);
    }
    for (const name of ['link', 'warn'])
      for (const background of [colour('background'), colour('raised')])
        expect(contrast(colour(name), background)).toBeGreaterThan(4.5);
  });

  test('successive behandeldiensten have clearly different hues', () => {
    for (const [i, hue] of hues.entries()) {
      const apart = Math.abs(hue - (hues[i + 1] ?? hue + 180)) % 360;
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
    }
  });
});
