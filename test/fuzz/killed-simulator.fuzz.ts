import { expect, test } from 'vitest';
import { killManyTimes } from '../support/killed-simulator.js';

test('the simulator loses no acknowledged change when it is killed 300 times', {
  timeout: 600_000,
}, async () => {
  const figures = await killManyTimes(300, 550_000);
  console.log(figures);
  expect(figures.kills).toBe(300);
});
