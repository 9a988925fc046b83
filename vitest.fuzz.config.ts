import { defineConfig } from 'vitest/config';

/** A test run of its own: too long for every change. */
export default defineConfig({
  test: { include: ['test/**/*.fuzz.ts'], testTimeout: 15 * 60_000 },
});
