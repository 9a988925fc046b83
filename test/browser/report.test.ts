/** Pages as people get them: in a real browser, with what may be in the names of others. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Taal, talen } from '../../src/messages/message.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Organisatie, Registers } from '../../src/model/registers.js';
import { plain } from '../../src/output/colour.js';
import { readAssets } from '../../src/report/html/page.js';
import { manyPages, onePage, type Rendering } from '../../src/report/pages.js';
import type { ReportInput } from '../../src/report/report.js';
import { browserNeeded, browserPath, noBrowser } from '../support/browser.js';
import { fileOf } from '../support/report.js';
import { asReported } from '../support/universe.js';

const SCRIPT = '</style></script><script>window.hacked=1</script>';
const IMAGE = `"'><img src=x onerror="window.hacked=2">`;
const [north, south, east] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const [a, b] = ['00000099000000101000', '00000099000000102000'];

const place = { file: { path: 'configs/organisaties.yaml', text: '' }, offset: 0 };
const organisaties: Organisatie[] = [
  { kort: 'noord', oin: north, naam: `Gemeente Noord ${SCRIPT}`, place },
  { kort: 'zuid', oin: south, naam: 'Gemeente Zuid', place },
  { kort: 'dienst-a', oin: a, naam: `Omgevingsdienst A ${IMAGE}`, place },
  { kort: 'dienst-b', oin: b, naam: 'Omgevingsdienst B', place },
];
const registers: Registers = {
  organisaties: new Map(organisaties.map((item) => [item.kort, item])),
  byOin: new Map(organisaties.map((item) => [item.oin, item])),
  toestemmingen: new Map(),
  sharedGround: new Map(),
};

function assigned(
  oin: string,
  naam: string,
  behandeldienstOin: string,
  code?: string,
  locatieOins?: string[],
): Configuratie {
  return {
    oin,
    activiteit: { naam, oin },
    behandeldienstOin,
    ...(code === undefined ? {} : { toestemming: { code, waarde: code } }),
    ...(locatieOins === undefined ? {} : { locatieOins }),
  };
}

const many = Array.from({ length: 6 }, (_, i) => assigned(south, `nl.imow.activiteit.Kappen${i}`, a));
const own = [
  assigned(north, `Dakkapel ${SCRIPT}`, a),
  assigned(north, `Slopen ${IMAGE}`, a, `Melding ${SCRIPT}`),
  assigned(north, 'Bouwen', a, `Vergunning ${IMAGE}`, [north]),
  assigned(north, 'Bouwen', b, `Vergunning ${IMAGE}`, [south]),
];
/** Divided so finely that it is told in lines. */
const fine = Array.from({ length: 13 }, (_, i) => {
  const number = String(200 + i).padStart(9, '0');
  return assigned(east, 'Lozen', `00000099${number}000`, undefined, [`00000098${number}000`]);
});
const input: ReportInput = {
  omgeving: 'lokaal',
  files: [fileOf(north, own, `configs/lokaal/${IMAGE}.yaml`), fileOf(south, many), fileOf(east, fine)],
  gezagen: [north, south],
  against: { omgeving: `prod ${SCRIPT}`, files: [fileOf(north, own.slice(1)), fileOf(south, many)] },
  reported: new Map([
    [north, asReported([assigned(north, `Nieuw ${IMAGE}`, b), ...own])],
    [south, asReported(many)],
  ]),
};

const kinds = [
  'one.html',
  'index.html',
  'bevoegd-gezag/noord.html',
  `bevoegd-gezag/${east}.html`,
  'behandeldienst/dienst-a.html',
  'empty.html',
];

/** Writes every kind of page in a language. */
async function writePages(folder: string, taal: Taal): Promise<void> {
  const rendering: Rendering = {
    context: { registers, taal, paint: plain },
    addressOf: (path, line) => `https://example.org/${encodeURIComponent(path)}#L${line}`,
    assets: await readAssets(),
    provenance: { date: '2026-01-31', commit: undefined, against: input.against?.omgeving, reported: true },
  };
  const one = { path: 'one.html', text: onePage(input, rendering) };
  const empty = { path: 'empty.html', text: onePage({ omgeving: 'x', files: [], gezagen: [] }, rendering) };
  for (const { path, text } of [
    one,
    empty,
    ...manyPages({ ...input, gezagen: [north, south, east] }, rendering),
  ]) {
    mkdirSync(dirname(join(folder, taal, path)), { recursive: true });
    writeFileSync(join(folder, taal, path), text);
  }
}

// On someone's laptop this is said and no more; where CI asks for a browser it is a fault.
if (browserPath === undefined) console.warn(`Pages are not tested: ${noBrowser}`);
test.runIf(browserNeeded)('there is a browser to test in', () => {
  expect(browserPath, noBrowser).toBeDefined();
});

describe.skipIf(browserPath === undefined)('pages in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder: string;
  const seen: string[] = [];

  const go = async (path: string, taal: Taal = 'nl'): Promise<void> => {
    await page.goto(pathToFileURL(join(folder, taal, path)).href);
  };
  const visible = (): Promise<number> => page.locator('table.filtered > tbody > tr:visible').count();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('console', (message) => seen.push(message.text()));
    page.on('pageerror', (error) => seen.push(error.message));
    page.on('dialog', (dialog) => seen.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') || !request.isNavigationRequest()) seen.push(request.url());
    });
    folder = mkdtempSync(join(tmpdir(), 'behandeldienst-report-'));
    for (const taal of talen) await writePages(folder, taal);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test.each(kinds)('%s: a name is text, and nothing is fetched', async (kind) => {
    seen.length = 0;
    await go(kind);
    const found = await page.evaluate(() => ({
      hacked: 'hacked' in globalThis,
      scripts: document.scripts.length,
      styles: document.querySelectorAll('style').length,
      images: document.images.length,
      handlers: [...document.querySelectorAll('*')].filter((item) =>
        item.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      elsewhere: [...document.querySelectorAll('[src], link')].length,
      schemes: [...new Set([...document.links].map(({ protocol }) => protocol))],
    }));
    expect(found).toMatchObject({
      hacked: false,
      scripts: 1,
      styles: 1,
      images: 0,
      handlers: 0,
      elsewhere: 0,
    });
    for (const scheme of found.schemes) expect(['https:', 'file:']).toContain(scheme);
    if (kind === 'one.html') expect(await page.textContent('main')).toContain(IMAGE);
    expect(seen).toEqual([]);
  });

  test('what is not our own is refused, even if it came in', async () => {
    await go('one.html');
    seen.length = 0;
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 3';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/x.png">');
    });
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(seen.filter((line) => /Content Security Policy/.test(line)).length).toBeGreaterThan(0);
  });

  /** Lays all of a page out, one thing beside the other: the contrast of what is out of sight cannot be told. */
  const inFull = (): void => {
    for (const item of document.querySelectorAll<HTMLElement>('#finder')) item.style.position = 'static';
    for (const item of document.querySelectorAll<HTMLElement>('.part'))
      item.style.setProperty('content-visibility', 'visible');
  };
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  /** What depends on colours; the rest is the same in the dark. */
  const colours = ['color-contrast', 'link-in-text-block'];
  /** What axe-core holds against a page, and what it cannot tell: both have to be nothing. */
  const judge = async (type: 'tag' | 'rule', values: readonly string[]): Promise<unknown> =>
    page.evaluate(`axe.run({
      selectors: false, iframes: false, preload: false, resultTypes: ['violations', 'incomplete'],
      runOnly: ${JSON.stringify({ type, values })},
    }).then(({ violations, incomplete }) => [...violations, ...incomplete].map(({ id, nodes }) =>
      [id, ...nodes.map(({ html }) => html.slice(0, 120))].join(' | ')))`);
  const looks = talen.flatMap((taal) => kinds.map((kind) => [taal, kind] as const));
  test.each(looks)('axe-core finds nothing in light or dark: %s, %s', async (taal, kind) => {
    await go(kind, taal);
    await page.evaluate(inFull);
    await page.evaluate(axe);
    expect(await judge('tag', everything)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await judge('rule', colours)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('searching leaves out what does not fit, and says how much is left', async () => {
    await go('one.html');
    const status = page.getByRole('status');
    const all = await visible();
    expect(await status.textContent()).toBe(`${all} van ${all} rijen getoond`);
    await page.getByRole('searchbox').fill('kappén5 zuid');
    await expect.poll(visible).toBeLessThan(all);
    const left = await visible();
    expect(left).toBeGreaterThan(0);
    expect(await status.textContent()).toBe(`${left} van ${all} rijen getoond`);
    for (const text of await page.locator('table.filtered > tbody > tr:visible').allTextContents())
      expect(text).toContain('Kappen5');
    await page.getByRole('searchbox').fill('no such thing');
    await expect.poll(visible).toBe(0);
    await page.getByRole('searchbox').fill('');
    await expect.poll(visible).toBe(all);
  });

  test('one behandeldienst, or only what differs, can be chosen', async () => {
    await go('one.html');
    await page.getByRole('combobox').selectOption('Omgevingsdienst B');
    for (const row of await page.locator('table.filtered > tbody > tr:visible').all()) {
      const about = await row.evaluate(
        (item) => `${item.textContent} ${item.closest('.dienst')?.textContent}`,
      );
      expect(about).toContain('Omgevingsdienst B');
    }
    expect(await visible()).toBeGreaterThan(0);
    await page.getByRole('combobox').selectOption('');
    await page.getByLabel('Alleen wat verschilt').check();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('Nieuw');
    expect(shown).not.toContain('Kappen1');
  });

  test('the keyboard reaches everything, and shows where it is', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await go('one.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('report');
    // The page itself never scrolls sideways; a table that is too wide does, by keyboard too.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const wide = page.locator('.scroll[tabindex="0"][role="region"]').first();
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('without scripts everything is there, and nothing that needs them', async () => {
    const quiet = await browser.newContext({ javaScriptEnabled: false });
    const still = await quiet.newPage();
    await still.goto(pathToFileURL(join(folder, 'nl', 'one.html')).href);
    expect(await still.locator('table.filtered > tbody > tr:visible').count()).toBeGreaterThan(30);
    expect(await still.locator('#finder').isVisible()).toBe(false);
    await quiet.close();
  });

  test('on paper everything is there but the search', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await go('one.html');
    expect(await page.locator('#finder').isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('links between pages lead somewhere', async () => {
    await go('index.html');
    await page.getByRole('link', { name: /Gemeente Noord/ }).click();
    expect(page.url()).toMatch(/bevoegd-gezag\/noord\.html$/);
    await page
      .getByRole('link', { name: /Omgevingsdienst A/ })
      .first()
      .click();
    expect(page.url()).toMatch(/behandeldienst\/dienst-a\.html$/);
    await page.getByRole('link', { name: 'Alle bevoegde gezagen' }).click();
    expect(page.url()).toMatch(/index\.html$/);
  });
});
