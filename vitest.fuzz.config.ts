import { defineConfig } from 'vitest/config';

/** Tests that take too long for every change. */
export default defineConfig({
  test: { globalSetup: 'test/support/build.ts', include: ['test/**/*.fuzz.ts'], testTimeout: 15 * 60_000 },
});
