import { describe, test } from 'vitest';
import { applyWithLostAnswers } from '../support/lost-answers.js';

describe('apply: sends nothing twice when three of ten answers are lost', () => {
  test.each(Array.from({ length: 20 }, (_, i) => i + 1))('seed %d', applyWithLostAnswers);
});
