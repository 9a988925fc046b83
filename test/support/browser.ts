/** A real browser for tests, where there is one. */
import { existsSync } from 'node:fs';

/** The one that is asked for and no other, or else where they are mostly found. */
const places = process.env.BEHANDELDIENST_BROWSER
  ? [process.env.BEHANDELDIENST_BROWSER]
  : [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ];

/** The browser's program; undefined where none is installed. */
export const browserPath = places.find((path) => existsSync(path));

/** Whether this run has to have a browser: CI says so, so that nothing is left out there without a word. */
export const browserNeeded = process.env.BROWSER_REQUIRED === '1';

/** Why tests are left out. */
export const noBrowser =
  'no Chromium or Chrome is installed (apt-get install chromium, or set BEHANDELDIENST_BROWSER to its path)';
