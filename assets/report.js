// @ts-check
// The search and the filters of a report. Without this script the page shows everything.
(() => {
  const finder = document.getElementById('finder');
  const search = document.getElementById('search');
  const dienst = document.getElementById('dienst');
  const differing = document.getElementById('differing');
  const matches = document.getElementById('matches');
  const filtered = document.getElementById('filtered');
  if (!(search instanceof HTMLInputElement) || !finder || !matches || !filtered) return;

  /** @param {string} text */
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  /**
   * The text of some cells. A cell with exceptions ("all but …") is left out: a search for an exception must not find it.
   * @param {Iterable<Element>} cells
   */
  const textOf = (cells) =>
    [...cells]
      .filter((cell) => !cell.matches('.except'))
      .map((cell) => cell.textContent)
      .join(' ');

  const all = document.querySelectorAll('table.filtered > tbody > tr');

  /**
   * Names by number, from the JSON of an attribute.
   * @typedef {Map<string, string>} Names
   * @param {string | undefined} json
   * @returns {Names}
   */
  const namesFrom = (json) =>
    new Map(Object.entries(JSON.parse(json ?? '{}')).map(([number, name]) => [number, plain(name)]));

  /** @type {[short: string, name: string][]} */
  const shortNames = JSON.parse(finder.dataset.short ?? '[]').map((/** @type {string[]} */ pair) =>
    pair.map(plain),
  );

  /** @type {Names} */
  const toestemmingen = new Map();
  /** @type {Map<Element, Names>} */
  const locaties = new Map();
  const readNames = () => {
    for (const item of document.querySelectorAll('section[data-locaties]')) {
      const { dataset } = /** @type {HTMLElement} */ (item);
      locaties.set(item, namesFrom(dataset.locaties));
      for (const [number, name] of namesFrom(dataset.toestemmingen)) toestemmingen.set(number, name);
    }
  };

  /**
   * The names that cells with "whole area" or "all toestemmingen" cover, with the numbers of the exceptions. Locaties
   * belong to one bevoegd gezag; a toestemming is the same everywhere.
   * @typedef {{ names: Names, exceptions: Set<string> }} Covered
   * @param {Iterable<Element>} cells
   * @param {Element} row
   */
  const coveredBy = (cells, row) => {
    /** @type {Covered[]} */
    const covered = [];
    const section = row.closest('section[data-locaties]');
    const own = section && locaties.get(section);
    for (const cell of cells) {
      const { exceptLocaties, exceptToestemmingen } = /** @type {HTMLElement} */ (cell).dataset;
      if (exceptLocaties !== undefined && own)
        covered.push({ names: own, exceptions: new Set(exceptLocaties.split(' ')) });
      if (exceptToestemmingen !== undefined)
        covered.push({ names: toestemmingen, exceptions: new Set(exceptToestemmingen.split(' ')) });
    }
    return covered;
  };

  /**
   * The headings above each column of a matrix, from top to bottom.
   * @param {HTMLTableElement} table
   */
  const headsOf = (table) => {
    /** @type {HTMLTableCellElement[][]} */
    const heads = [];
    for (const row of table.tHead?.rows ?? []) {
      let at = 0;
      for (const cell of row.cells) {
        for (let i = 0; i < cell.colSpan; i += 1, at += 1) heads[at] = [...(heads[at] ?? []), cell];
      }
    }
    return heads;
  };

  /**
   * The bevoegd gezag and the activiteit of a row; undefined where the row is about something else, or about several
   * bevoegde gezagen. Marks are not part of the name.
   * @param {HTMLTableRowElement} row
   */
  const activiteitOf = (row) => {
    const section = row.closest('.gezag, .client');
    if (!section) return undefined;
    const name = [...(row.cells[0]?.childNodes ?? [])]
      .filter((node) => !(node instanceof Element && node.matches('.mark')))
      .map((node) => node.textContent)
      .join('');
    return `${section.id.slice(-20)} ${name.trim()}`;
  };
  /** @param {(string | undefined)[]} activiteiten */
  const distinct = (activiteiten) => new Set(activiteiten.filter((name) => name !== undefined)).size;
  // A page without activiteiten counts rows.
  const total = distinct([...all].map((row) => activiteitOf(/** @type {HTMLTableRowElement} */ (row))));

  /** @param {Element} part */
  const differs = (part) => part.matches('.differs') || part.querySelector('.mark') !== null;

  /**
   * The rows with their searchable units: the row as a whole, and in a matrix each cell with the headings above it. Every
   * unit includes the headings of the sections around the row.
   */
  const searchable = () => {
    readNames();
    /** @type {Map<HTMLTableElement, HTMLTableCellElement[][]>} */
    const matrices = new Map();
    return [...all].map((item) => {
      const row = /** @type {HTMLTableRowElement} */ (item);
      let above = '';
      let sections = '';
      for (let at = row.closest('section'); at; at = at.parentElement?.closest('section') ?? null) {
        if (at.matches('.gezag, .dienst, .client'))
          above += ` ${at.querySelector('h2, h3, h4')?.textContent}`;
        sections += ` ${at.className}`;
      }
      const inside = [row, ...row.querySelectorAll('[class]')].map(({ className }) => className).join(' ');
      const units = [
        {
          text: plain(`${textOf(row.cells)} ${above}`),
          covered: coveredBy(row.cells, row),
          classes: ` ${sections} ${inside} `,
          differs: differs(row),
        },
      ];
      const table = row.closest('table');
      if (table?.matches('.matrix')) {
        const heads = matrices.get(table) ?? headsOf(table);
        matrices.set(table, heads);
        const [name, ...cells] = row.cells;
        cells.forEach((cell, i) => {
          // A cell without colour is empty.
          if (cell.className === '') return;
          units.push({
            text: plain(`${name?.textContent} ${cell.textContent} ${textOf(heads[i + 1] ?? [])} ${above}`),
            covered: coveredBy(heads[i + 1] ?? [], row),
            classes: ` ${sections} ${cell.className} `,
            differs: differs(cell),
          });
        });
      }
      return { row, units, activiteit: activiteitOf(row) };
    });
  };
  /** @type {ReturnType<typeof searchable> | undefined} */
  let rows;
  const parts = [...document.querySelectorAll('.part, .gezag')].filter((part) =>
    part.querySelector('table.filtered'),
  );

  /**
   * Fills in the parameters of a text from the page.
   * @param {string | undefined} text
   * @param {Record<string, string | number>} values
   */
  const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (_all, name) => String(values[name]));

  /**
   * Shows how many activiteiten or rows remain. A printed page also names the filters: it must not look complete.
   * @param {{ row: HTMLElement, activiteit: string | undefined }[]} left
   * @param {string[]} filters
   * @param {string[]} quoted the text of the search; the first filter is the same in more words
   */
  const showCounts = (left, filters, quoted) => {
    const shown = total > 0 ? distinct(left.map(({ activiteit }) => activiteit)) : left.length;
    const counts = { shown, all: total || all.length };
    const nothing = filters.length > 0 && left.length === 0;
    matches.classList.toggle('nothing', nothing);
    matches.textContent = nothing
      ? fill(matches.dataset.nothing, { filters: [...quoted, ...filters.slice(quoted.length)].join('; ') })
      : fill(matches.dataset.text, counts);
    filtered.hidden = filters.length === 0;
    filtered.textContent = fill(filtered.dataset.text, { ...counts, filters: filters.join('; ') });
  };

  /**
   * Makes the test whether a unit contains a word of the search, or covers a name that contains it.
   * @param {string} word
   */
  const matcherOf = (word) => {
    // Also the display names of organisations with a short name that begins with the word.
    const names = shortNames.flatMap(([short, name]) => (short.startsWith(word) ? [name] : []));
    const wanted = [word, ...names];
    /** @param {string} text */
    const contains = (text) => wanted.some((name) => text.includes(name));
    /** @type {Map<Names, string[]>} */
    const known = new Map();
    /** @param {Names} names */
    const numbersIn = (names) => {
      const numbers =
        known.get(names) ?? [...names].flatMap(([number, name]) => (contains(name) ? [number] : []));
      known.set(names, numbers);
      return numbers;
    };
    /** @param {{ text: string, covered: Covered[] }} unit */
    return ({ text, covered }) =>
      contains(text) ||
      covered.some(({ names, exceptions }) => numbersIn(names).some((number) => !exceptions.has(number)));
  };

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean).map(matcherOf);
    const choice = dienst instanceof HTMLSelectElement ? dienst : undefined;
    const chosen = choice?.value ?? '';
    const only = differing instanceof HTMLInputElement && differing.checked;
    const left = [];
    // Made at the first search, so that a page opens faster.
    rows ??= searchable();
    for (const item of rows) {
      const { row, units } = item;
      const fits = units.some(
        (unit) =>
          words.every((matches) => matches(unit)) &&
          (chosen === '' || unit.classes.includes(` ${chosen} `)) &&
          (!only || unit.differs),
      );
      row.hidden = !fits;
      if (fits) left.push(item);
    }
    const filters = [
      ...(words.length > 0 ? [fill(filtered.dataset.search, { search: search.value.trim() })] : []),
      ...(choice && chosen !== ''
        ? [`${choice.dataset.label}: ${choice.selectedOptions[0]?.textContent}`]
        : []),
      ...(only ? [(differing.parentElement?.textContent ?? '').trim()] : []),
    ];
    // Hides parts without rows. Without filters every part stays.
    for (const part of parts) {
      const empty = part.querySelector('table.filtered > tbody > tr:not([hidden])') === null;
      part.toggleAttribute('hidden', filters.length > 0 && empty);
    }
    showCounts(left, filters, words.length > 0 ? [`“${search.value.trim()}”`] : []);
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  };
  search.addEventListener('input', soon);
  dienst?.addEventListener('change', filter);
  differing?.addEventListener('change', filter);

  /** Sets the height of the sticky search bar, so that the target of a link appears below it. */
  const measureBar = () => {
    const bar = getComputedStyle(finder).position === 'sticky' ? finder.offsetHeight : 0;
    document.documentElement.style.setProperty('--bar', `${bar}px`);
  };

  /**
   * Repeats the headings of a matrix in its cells, for a narrow screen. The lowest heading comes first: it is the most
   * specific, and long texts are cut.
   * @param {HTMLTableElement} table
   */
  const repeatHeads = (table) => {
    const heads = headsOf(table).map((cells) =>
      cells
        .map((cell) => (cell.querySelector('summary') ?? cell).textContent)
        .reverse()
        .join(' · '),
    );
    for (const row of table.tBodies[0]?.rows ?? [])
      for (const cell of row.querySelectorAll('td')) cell.dataset.head = heads[cell.cellIndex] ?? '';
  };

  /**
   * Adapts the box of a table to its size. A table wider than the page makes the box a region that the keyboard can scroll.
   * The head of a table that fits sticks to the page. In a scrolling box the head sticks to the box, which is then not
   * higher than the screen. A head that takes a third of the screen or more does not stick.
   * @param {Element} item
   */
  const arrange = (item) => {
    const box = /** @type {HTMLElement} */ (item);
    const table = box.querySelector('table');
    if (table === null) return;
    const wide = table.offsetWidth > box.clientWidth;
    const head = table.tHead?.offsetHeight ?? 0;
    box.classList.toggle('fits', !wide);
    box.classList.toggle('low', head * 3 < innerHeight - finder.offsetHeight);
    box.style.setProperty('--head', `${head}px`);
    if (wide && table.matches('.matrix') && !box.matches('.named')) {
      repeatHeads(table);
      box.classList.add('named');
    }
    const values = { tabindex: '0', role: 'region', 'aria-label': table.caption?.textContent ?? '' };
    for (const [name, value] of Object.entries(values)) {
      if (wide) box.setAttribute(name, value);
      // The focus must not be lost.
      else if (box !== document.activeElement) box.removeAttribute(name);
    }
  };
  // A part that is not laid out yet reports no size until it comes near: nothing is measured in vain.
  const sizes = new ResizeObserver((entries) => {
    const boxes = new Set(entries.map(({ target }) => target.closest('.scroll')));
    // In the next frame: these changes can change sizes again.
    requestAnimationFrame(() => {
      for (const box of boxes) if (box) arrange(box);
    });
  });
  const sized = [...document.querySelectorAll('.scroll, .scroll > table')];
  for (const item of sized) sizes.observe(item);
  addEventListener('resize', () => {
    measureBar();
    for (const item of sized) {
      sizes.unobserve(item);
      sizes.observe(item);
    }
  });

  // Opens everything for print, and closes it again afterwards.
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details')].filter(({ open }) => !open);
    for (const item of opened) item.open = true;
  });
  addEventListener('afterprint', () => {
    for (const item of opened) item.open = false;
    opened = [];
  });

  finder.hidden = all.length < 2;
  matches.textContent = fill(matches.dataset.text, { shown: total || all.length, all: total || all.length });
  measureBar();
  new ResizeObserver(measureBar).observe(finder);
})();
