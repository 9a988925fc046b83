/** The pages in a real browser, with hostile names. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/messages/message.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import type { Organisatie, Registers } from '../../src/model/registers.js';
import { plain } from '../../src/output/colour.js';
import { readAssets } from '../../src/report/html/page.js';
import { manyPages, onePage, type Rendering } from '../../src/report/pages.js';
import type { ReportInput } from '../../src/report/report.js';
import { browserNeeded, browserPath, noBrowser } from '../support/browser.js';
import { assigned, fileOf } from '../support/report.js';
import { asReported } from '../support/universe.js';

const SCRIPT = '</style></script><script>window.hacked=1</script>';
const IMAGE = `"'><img src=x onerror="window.hacked=2">`;
const [north, south, east] = ['00000099000000001000', '00000099000000002000', '00000099000000003000'];
const [a, b] = ['00000099000000101000', '00000099000000102000'];

const place = { file: { path: 'configs/organisaties.yaml', text: '' }, offset: 0 };
const national = '00000099000000005000';
const areas = ['Binnenstad', 'Noordrand', 'Zuidrand', 'Havengebied', 'Buitengebied'].map((naam, i) => ({
  kort: naam.toLowerCase(),
  oin: `0000009900000060${i}000`,
  naam: `${naam} van Gemeente Zuid`,
  place,
}));
const long = {
  kort: 'dienst-c',
  oin: '00000099000000103000',
  naam: 'Omgevingsdienst voor de gemeenten in het westelijke en het noordelijke deel van de provincie',
  place,
};
const wijken: Organisatie[] = Array.from({ length: 20 }, (_, i) => {
  const kort = `wijk-${String(i + 1)}`;
  return { kort, oin: `000000990000${String(7000 + i).padStart(5, '0')}000`, naam: `Wijk ${i + 1}`, place };
});
const organisaties: Organisatie[] = [
  { kort: 'noord', oin: north, naam: `Gemeente Noord ${SCRIPT}`, place },
  { kort: 'zuid', oin: south, naam: 'Gemeente Zuid', place },
  { kort: 'dienst-a', oin: a, naam: `Omgevingsdienst A ${IMAGE}`, place },
  { kort: 'dienst-b', oin: b, naam: 'Omgevingsdienst B', place },
  ...areas,
  ...wijken,
  long,
];
const registers: Registers = {
  organisaties: new Map(organisaties.map((item) => [item.kort, item])),
  byOin: new Map(organisaties.map((item) => [item.oin, item])),
  toestemmingen: new Map(),
  sharedAreas: new Map(),
};

const many = Array.from({ length: 6 }, (_, i) => assigned(south, `nl.imow.activiteit.Kappen${i}`, a));
const own = [
  assigned(north, `Dakkapel ${SCRIPT}`, a),
  assigned(north, `Slopen ${IMAGE}`, a, `Melding ${SCRIPT}`),
  assigned(north, 'Bouwen', a, `Vergunning ${IMAGE}`, [north]),
  assigned(north, 'Bouwen', b, `Vergunning ${IMAGE}`, [south]),
];
/** An activiteit with so many locaties that the report shows lines instead of a matrix. */
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

/** A typical gemeente: long names from the RTR, and a matrix wider than the screen. */
const rtr = [
  'AanbrengenLagenMetalen',
  'Afvalverbrandingsinstallatie',
  'LozenBijVormgevenBetonproducten',
  'OpslaanVasteMestChampostDikkeFractie',
  'VerwerkenThermoplastischeKunststoffen',
].flatMap((naam) => [1, 2, 3, 4].map((i) => `nl.imow-mnre1034.activiteit.${naam}${i}`));
const gemeente = rtr.flatMap((naam, i) => {
  const of = (dienst: string, code?: string, locatieOins?: string[]): Configuratie => ({
    ...assigned(south, naam, dienst, code, locatieOins),
    activiteit: { naam, oin: national },
  });
  if (i % 2 === 0) return [of(a, 'Melding'), of(b, 'Informatie')];
  return areas.map(({ oin }, j) => of([a, b, long.oin][j % 3] ?? a, undefined, [oin]));
});
const wide: ReportInput = {
  omgeving: 'lokaal',
  files: [fileOf(south, gemeente)],
  gezagen: [south],
  against: { omgeving: 'pre', files: [fileOf(south, gemeente.slice(1))] },
};

/** A gemeente with twenty locaties in one assignment. */
const manyNames: ReportInput = {
  omgeving: 'lokaal',
  files: [
    fileOf(
      south,
      ['Kappen', 'Slopen', 'AntihagelkanonHebben', 'MilieubelastendeActiviteitMonument8'].map((naam, i) =>
        assigned(
          south,
          naam,
          a,
          'Melding',
          wijken.slice(i).map(({ oin }) => oin),
        ),
      ),
    ),
  ],
  gezagen: [south],
};

const kinds = [
  'one.html',
  'wide.html',
  'many.html',
  'index.html',
  'bevoegd-gezag/noord.html',
  `bevoegd-gezag/${east}.html`,
  'behandeldienst/dienst-a.html',
  'empty.html',
];

/** Writes every kind of page in a language. */
async function writePages(folder: string, language: Language): Promise<void> {
  const rendering: Rendering = {
    context: { registers, language, paint: plain },
    addressOf: (path, line) => `https://example.org/${encodeURIComponent(path)}#L${line}`,
    assets: await readAssets(),
    provenance: { date: '2026-01-31', commit: undefined, against: input.against?.omgeving, reported: true },
  };
  const one = { path: 'one.html', text: onePage(input, rendering) };
  const matrices = { path: 'wide.html', text: onePage(wide, rendering) };
  const empty = { path: 'empty.html', text: onePage({ omgeving: 'x', files: [], gezagen: [] }, rendering) };
  const names = { path: 'many.html', text: onePage(manyNames, rendering) };
  for (const { path, text } of [
    one,
    matrices,
    names,
    empty,
    ...manyPages({ ...input, gezagen: [north, south, east] }, rendering),
  ]) {
    mkdirSync(dirname(join(folder, language, path)), { recursive: true });
    writeFileSync(join(folder, language, path), text);
  }
}

// Without a browser the tests are skipped. CI requires one.
if (browserPath === undefined) console.warn(`Pages are not tested: ${noBrowser}`);
test.runIf(browserNeeded)('a browser is installed', () => {
  expect(browserPath, noBrowser).toBeDefined();
});

describe.skipIf(browserPath === undefined)('pages in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder: string;
  const seen: string[] = [];

  const go = async (path: string, language: Language = 'nl'): Promise<void> => {
    await page.goto(pathToFileURL(join(folder, language, path)).href);
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
    for (const language of languages) await writePages(folder, language);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test.each(kinds)('%s: shows names as text, and fetches nothing', async (kind) => {
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

  test('the content security policy refuses other scripts', async () => {
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

  /** Lays out the whole page without overlap: axe-core cannot judge the contrast of hidden or covered text. */
  const inFull = (): void => {
    for (const item of document.querySelectorAll<HTMLElement>('#finder')) item.style.position = 'static';
    for (const item of document.querySelectorAll<HTMLElement>('.part'))
      item.style.setProperty('content-visibility', 'visible');
  };
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  /** The rules about colours. Other rules give the same result in dark mode. */
  const colours = ['color-contrast', 'link-in-text-block'];
  /** The violations that axe-core finds, and what it cannot judge. Both must be empty. */
  const judge = async (
    type: 'tag' | 'rule',
    values: readonly string[],
    without: readonly string[] = [],
  ): Promise<unknown> =>
    page.evaluate(`axe.run({
      selectors: false, iframes: false, preload: false, resultTypes: ['violations', 'incomplete'],
      runOnly: ${JSON.stringify({ type, values })},
      rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))},
    }).then(({ violations, incomplete }) => [...violations, ...incomplete].map(({ id, nodes }) =>
      [id, ...nodes.map(({ html }) => html.slice(0, 120))].join(' | ')))`);
  const looks = languages.flatMap((language) => kinds.map((kind) => [language, kind] as const));
  test.each(looks)('axe-core finds no problem in light or dark: %s, %s', async (language, kind) => {
    await go(kind, language);
    await page.evaluate(inFull);
    await page.evaluate(axe);
    expect(await judge('tag', everything)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await judge('rule', colours)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  // Not laid out in full: parts that are not visible must be correct too. The test above judges the colours.
  test.each(kinds)('axe-core finds no problem on a phone: %s', async (kind) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await go(kind);
    await page.evaluate(axe);
    expect(await judge('tag', everything, colours)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  /** The headings of the visible rows, in the parts with such a heading. */
  const left = (heading: RegExp): Promise<string[]> =>
    page
      .locator('section.part', { has: page.locator('h3', { hasText: heading }) })
      .locator('tbody > tr:visible > th')
      .allTextContents();

  test('search: hides rows that do not match, and counts the rest', async () => {
    await go('one.html');
    const status = page.getByRole('status');
    const all = await visible();
    // Counts each activiteit once: four of Noord (one of them only at DSO-LV), and six of Zuid.
    expect(await status.textContent()).toBe('10 van 10 activiteiten getoond');
    await page.getByRole('searchbox').fill('kappén5 zuid');
    await expect.poll(visible).toBeLessThan(all);
    // In the section of Gemeente Zuid, and in the matrix and the list of its behandeldienst.
    expect(await visible()).toBe(3);
    expect(await status.textContent()).toBe('1 van 10 activiteiten getoond');
    for (const text of await page.locator('table.filtered > tbody > tr:visible').allTextContents())
      expect(text).toContain('Kappen5');
    await page.getByRole('searchbox').fill(' no such thing');
    await expect.poll(visible).toBe(0);
    expect(await status.textContent()).toBe('Niets gevonden voor “no such thing”');
    await page.getByRole('combobox').selectOption('Omgevingsdienst B');
    expect(await status.textContent()).toBe(
      'Niets gevonden voor “no such thing”; Behandeldienst: Omgevingsdienst B',
    );
    await page.getByRole('combobox').selectOption('');
    await page.getByRole('searchbox').fill('');
    await expect.poll(visible).toBe(all);
    expect(await status.textContent()).toBe('10 van 10 activiteiten getoond');
  });

  test('search: finds an organisation by its short name', async () => {
    await go('wide.html');
    await page.getByRole('searchbox').fill('dienst-c');
    await expect.poll(() => left(/Verdeeld naar toestemming/)).toEqual([]);
    expect(await left(/Verdeeld naar locatie/)).toHaveLength(10);
    await go('index.html');
    expect(await page.getByRole('status').textContent()).toMatch(/^(\d+) van \1 rijen getoond$/);
    await page.getByRole('searchbox').fill('dienst-b');
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^[12] van \d+ rijen getoond$/);
    expect(await page.locator('main').innerText()).toContain('Omgevingsdienst B');
  });

  test('filters: show one behandeldienst, or only differences', async () => {
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
    const rows = await page.locator('table.filtered > tbody > tr:visible').allTextContents();
    const shown = rows.join('\n');
    expect(shown).toContain('Nieuw');
    expect(shown).not.toContain('Kappen1');
  });

  test('search: uses the headings above a cell, but not the exceptions after "all but"', async () => {
    await go('wide.html');
    const divided = (await left(/Verdeeld naar locatie/)).length;
    expect(divided).toBe(10);
    const undivided = await left(/Verdeeld naar toestemming/);
    await page.getByRole('searchbox').fill('binnenstad');
    // Not found: "hele gebied behalve Binnenstad". Found: cells about the whole area.
    await expect.poll(() => left(/zelf behandelt/)).toEqual(undivided);
    expect(await left(/Verdeeld naar toestemming/)).toEqual(undivided);
    expect(await left(/Verdeeld naar locatie/)).toHaveLength(divided);
    await page.getByRole('searchbox').fill('binnenstraat');
    await expect.poll(visible).toBe(0);

    // One cell must contain all words: this behandeldienst is in every row, but only once at Zuidrand.
    await page.getByRole('searchbox').fill('binnenstad westelijke');
    await expect.poll(() => left(/Verdeeld naar locatie/)).toEqual([]);
    await page.getByRole('searchbox').fill('zuidrand westelijke');
    await expect.poll(() => left(/Verdeeld naar locatie/)).toHaveLength(divided);
    await page.getByRole('combobox').selectOption(long.naam);
    expect(await left(/Verdeeld naar locatie/)).toHaveLength(divided);
    await page.getByRole('searchbox').fill('binnenstad');
    await expect.poll(() => left(/Verdeeld naar locatie/)).toEqual([]);

    await page.getByRole('combobox').selectOption('');
    await page.getByRole('searchbox').fill('melding');
    // Not found: "alle behalve Melding". Found: what is divided by locatie only, for every toestemming.
    const everywhere = await left(/Verdeeld naar locatie/);
    await expect.poll(() => left(/zelf behandelt/)).toEqual(everywhere);
    expect(everywhere).toHaveLength(divided);
    expect(await left(/Verdeeld naar toestemming/)).toEqual(undivided);
  });

  test('search: a locatie finds "whole area" of its own bevoegd gezag only', async () => {
    await go('one.html');
    await page.getByRole('searchbox').fill('kappen1 zuid');
    await expect.poll(() => left(/Ongedeeld/)).toEqual(['nl.imow.activiteit.Kappen1']);
    // Gemeente Noord names this toestemming; "all toestemmingen" of another gemeente covers it too.
    await page.getByRole('searchbox').fill('kappen1 vergunning');
    await expect.poll(() => left(/Ongedeeld/)).toEqual(['nl.imow.activiteit.Kappen1']);
    await page.getByRole('searchbox').fill('kappen1 noord');
    await expect.poll(() => left(/Ongedeeld/)).toEqual([]);
  });

  test('filter on differences: shows only the cells and lines that differ', async () => {
    await go('wide.html');
    await page.getByLabel('Alleen wat verschilt').check();
    expect(await left(/Verdeeld naar toestemming/)).toHaveLength(1);
    expect(await page.locator('td:visible:has(.mark)').count()).toBe(1);
    expect(await left(/Verdeeld naar locatie|zelf behandelt/)).toEqual([]);
    await page.getByRole('searchbox').fill('informatie');
    await expect.poll(() => left(/Verdeeld naar toestemming/)).toEqual([]);
  });

  test('phone: a name breaks between words, not inside a word', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await go('many.html');
    // The lines of a name, from the position of each letter.
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll('tbody th')].map((head) => {
        const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let text = '';
        let bottom = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let i = 0; i < (node.textContent ?? '').length; i += 1) {
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const letter = range.getBoundingClientRect();
            if (text !== '' && letter.top >= bottom) text += '|';
            bottom = letter.bottom;
            text += range.toString();
          }
        }
        return text;
      }),
    );
    expect(broken).toContain('Antihagelkanon|Hebben');
    expect(broken.filter((text) => /\p{Ll}\|\p{Ll}/u.test(text))).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('phone: the handler is visible at once, with the headings of its cell', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const kind of ['wide.html', 'one.html', 'behandeldienst/dienst-a.html']) {
      await go(kind);
      const ends = await page.evaluate(() =>
        [...document.querySelectorAll('table.matrix')].map((table) => {
          table.scrollIntoView();
          return table.querySelector('tbody td')?.getBoundingClientRect().right ?? 0;
        }),
      );
      expect(ends.length).toBeGreaterThan(0);
      for (const end of ends) expect(end).toBeLessThanOrEqual(360);
    }
    await go('wide.html');
    const box = page.locator('.scroll', { hasText: 'Noordrand' }).first();
    await box.scrollIntoViewIfNeeded();
    const cell = box.locator('tbody td').nth(1);
    await expect
      .poll(() => cell.evaluate((item) => getComputedStyle(item, '::before').content))
      .toContain('Noordrand van Gemeente Zuid');
    // The activiteit stays visible while its row scrolls.
    await box.evaluate((item) => item.scrollTo(500, 0));
    const side = await box.evaluate((item) => [
      item.getBoundingClientRect().left,
      item.querySelector('tbody th')?.getBoundingClientRect().left,
    ]);
    expect(side[1]).toBe(side[0]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  const overlap = (target: string): Promise<number> =>
    page.evaluate((selector) => {
      const bar = document.querySelector('#finder')?.getBoundingClientRect().bottom ?? 0;
      return bar - (document.querySelector(selector)?.getBoundingClientRect().top ?? 0);
    }, target);

  test.each([1024, 1030, 1100, 1280])(
    'at %i px the search bar does not cover the target of a link',
    async (width) => {
      await page.setViewportSize({ width, height: 700 });
      await go('wide.html');
      const picker = await page.getByRole('combobox').boundingBox();
      expect(picker?.width).toBeLessThan(320);
      await page.locator('.totals a').first().click();
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      expect(await overlap(`#dienst-${a} > h3`)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  test('the head of a matrix is sticky, below the search bar or at the top of its box', async () => {
    await page.setViewportSize({ width: 1100, height: 700 });
    await go('wide.html');
    const narrow = page.locator('.scroll.fits.low', { hasText: 'Melding' }).first();
    await narrow.scrollIntoViewIfNeeded();
    await narrow
      .locator('tbody tr')
      .nth(8)
      .evaluate((row) => row.scrollIntoView({ block: 'center' }));
    const below = (): Promise<number> =>
      narrow.evaluate((item) => {
        const bar = document.querySelector('#finder')?.getBoundingClientRect().bottom ?? 0;
        return (item.querySelector('thead')?.getBoundingClientRect().top ?? 0) - bar;
      });
    await expect.poll(below).toBeCloseTo(0, 0);
    expect(await narrow.getAttribute('tabindex')).toBeNull();

    await page.setViewportSize({ width: 800, height: 700 });
    const box = page.locator('.scroll', { hasText: 'Noordrand' }).first();
    await box.scrollIntoViewIfNeeded();
    await expect.poll(() => box.evaluate((item) => item.clientHeight)).toBeLessThan(700);
    await box.evaluate((item) => item.scrollTo(0, 400));
    const tops = await box.evaluate((item) => [
      item.getBoundingClientRect().top,
      item.querySelector('thead')?.getBoundingClientRect().top,
    ]);
    expect(tops[1]).toBe(tops[0]);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('print: a filtered page names the filters', async () => {
    await go('wide.html');
    const all = await visible();
    const note = page.locator('#filtered');
    const printed = async (): Promise<string> => {
      await page.emulateMedia({ media: 'print' });
      const text = (await note.isVisible()) ? await note.innerText() : '';
      await page.emulateMedia({ media: 'screen' });
      return text;
    };
    expect(await printed()).toBe('');
    await page.getByRole('searchbox').fill(' Metalen $& {all}');
    await expect.poll(visible).toBe(0);
    expect(await printed()).toContain('“Metalen $& {all}”');
    await page.getByRole('searchbox').fill('Metalen');
    await page.getByRole('combobox').selectOption('Omgevingsdienst B');
    await page.getByLabel('Alleen wat verschilt').check();
    await page.getByLabel('Alleen wat verschilt').uncheck();
    await expect.poll(visible).toBeGreaterThan(0);
    expect(await printed()).toBe(
      `Dit is niet alles: 4 van 20 activiteiten worden getoond. Gefilterd op zoeken: “Metalen”; Behandeldienst: Omgevingsdienst B.`,
    );
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox').selectOption('');
    await expect.poll(visible).toBe(all);
    expect(await printed()).toBe('');
  });

  test('many names are folded, and still found and printed', async () => {
    await go('many.html');
    const cell = page
      .locator('section.part', { has: page.locator('h3', { hasText: 'zelf behandelt' }) })
      .locator('tr', { hasText: 'Kappen' })
      .locator('td.except:visible')
      .last();
    expect(await cell.locator('summary').innerText()).toBe('hele gebied behalve 20 locaties');
    const height = (): Promise<number> => cell.evaluate((item) => item.getBoundingClientRect().height);
    const closed = await height();
    expect(closed).toBeLessThan(60);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(closed + 30);
    await page.emulateMedia({ media: 'screen' });
    expect(await height()).toBe(closed);
    await cell.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await height()).toBeGreaterThan(closed + 30);
    await page.keyboard.press('Enter');

    const open = (): Promise<number> => page.locator('details[open]').count();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await open()).toBe(await page.locator('details').count());
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await open()).toBe(0);

    await page.getByRole('searchbox').fill('kappen wijk 20');
    await expect.poll(() => page.locator('tr:visible', { hasText: 'Slopen' }).count()).toBe(0);
    expect(await visible()).toBeGreaterThan(0);
  });

  test('the keyboard reaches everything, with a visible focus', async () => {
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
    // The page never scrolls sideways; a table that is too wide does, also with the keyboard.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const wide = page.locator('.scroll[tabindex="0"][role="region"]').first();
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => wide.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('without scripts: shows everything except the search', async () => {
    const quiet = await browser.newContext({ javaScriptEnabled: false });
    const still = await quiet.newPage();
    await still.goto(pathToFileURL(join(folder, 'nl', 'one.html')).href);
    expect(await still.locator('table.filtered > tbody > tr:visible').count()).toBeGreaterThan(30);
    expect(await still.locator('#finder').isVisible()).toBe(false);
    await quiet.close();
  });

  test('print: shows everything except the search', async () => {
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

  test('overview page: the search promises only what the page contains', async () => {
    await go('index.html');
    const label = 'Zoek (bevoegd gezag, behandeldienst)';
    expect(await page.getByRole('searchbox', { name: label, exact: true }).count()).toBe(1);
    await go('bevoegd-gezag/noord.html');
    expect(await page.getByRole('searchbox', { name: /activiteit.*locatie/ }).count()).toBe(1);
  });

  test('links between pages lead to existing pages and sections', async () => {
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
