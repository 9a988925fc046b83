import { expect, test } from 'vitest';
import { load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { emptySource } from '../support/sources.js';

test.each<[string, number, number]>([
  ['endpoint: "https://dso.omgevingswet.overheid.nl/v1"', 20, 0],
  ['endpoint: "https://dso.omgevingswet.overheid.nl/v1", settleSeconds: 0', 0, 0],
  ['endpoint: "https://dso.omgevingswet.overheid.nl/v1", settleSeconds: 60', 60, 0],
  ['simulator: state.json', 0, 0],
  ['simulator: state.json, settleSeconds: 5', 5, 0],
  ['simulator: state.json, settleSeconds: -1', -1, 1],
  ['simulator: state.json, settleSeconds: 601', 601, 1],
])(
  'omgevingen.yaml: { %s } has a settle time of %d seconds, and %d problems',
  async (text, seconds, count) => {
    const overlay = new Overlay(emptySource);
    overlay.write('omgevingen.yaml', `omgevingen:\n  test: { ${text} }\n`);
    const { omgevingen, problems } = await load(overlay);
    const own = problems.filter(({ code }) => code === 'schema');
    expect(own).toHaveLength(count);
    if (count === 0) expect(omgevingen.get('test')?.settleSeconds).toBe(seconds);
  },
);
