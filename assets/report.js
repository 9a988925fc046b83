// @ts-check
// Searching and filtering in a report. Without it everything is shown, and nothing is lost.
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
   * What elements say. What names what it is not about ("all but …") does not count: it is no answer.
   * @param {Iterable<Element>} cells
   */
  const said = (cells) =>
    [...cells]
      .filter((cell) => !cell.matches('.except'))
      .map((cell) => cell.textContent)
      .join(' ');

  const all = document.querySelectorAll('table.filtered > tbody > tr');

  /**
   * Names by number, as an attribute holds them.
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
   * What some cells hold for without naming it: the whole area or all toestemmingen, but some. The locaties are those
   * of their own bevoegd gezag; a toestemming is the same everywhere.
   * @typedef {{ names: Names, but: Set<string> }} Covered
   * @param {Iterable<Element>} cells
   * @param {Element} row
   */
  const coveredBy = (cells, row) => {
    /** @type {Covered[]} */
    const covered = [];
    const section = row.closest('section[data-locaties]');
    const own = section && locaties.get(section);
    for (const cell of cells) {
      const { butLocaties, butToestemmingen } = /** @type {HTMLElement} */ (cell).dataset;
      if (butLocaties !== undefined && own)
        covered.push({ names: own, but: new Set(butLocaties.split(' ')) });
      if (butToestemmingen !== undefined)
        covered.push({ names: toestemmingen, but: new Set(butToestemmingen.split(' ')) });
    }
    return covered;
  };

  /**
   * What stands above each column of a matrix, from top to bottom.
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
   * The activiteit that a row is about, of which bevoegd gezag; undefined where it is about another thing or about that
   * of several. Marks are no part of its name.
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
  // Where there are none, the rows are told.
  const total = distinct([...all].map((row) => activiteitOf(/** @type {HTMLTableRowElement} */ (row))));

  /** @param {Element} part */
  const differs = (part) => part.matches('.differs') || part.querySelector('.mark') !== null;

  /**
   * A row with what can be found in it: as a whole, and of a matrix each cell with what stands above it. The headings of
   * the sections around it belong to either.
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
          text: plain(`${said(row.cells)} ${above}`),
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
          // A cell of no colour holds nothing.
          if (cell.className === '') return;
          units.push({
            text: plain(`${name?.textContent} ${cell.textContent} ${said(heads[i + 1] ?? [])} ${above}`),
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
   * Fills in a text that the page brings along.
   * @param {string | undefined} text
   * @param {Record<string, string | number>} values
   */
  const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (_all, name) => String(values[name]));

  /**
   * Tells how much is left, and on paper of what: what is printed must not pass for everything.
   * @param {{ row: HTMLElement, activiteit: string | undefined }[]} left
   * @param {string[]} filters
   * @param {string[]} quoted what is searched for, as the first of the filters says it with more words
   */
  const tell = (left, filters, quoted) => {
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
   * A word that is searched for, and whether something says or covers it.
   * @param {string} word
   */
  const finderOf = (word) => {
    // The display names of those whose short name begins like this.
    const names = shortNames.flatMap(([short, name]) => (short.startsWith(word) ? [name] : []));
    const asked = [word, ...names];
    /** @param {string} text */
    const says = (text) => asked.some((name) => text.includes(name));
    /** @type {Map<Names, string[]>} */
    const known = new Map();
    /** @param {Names} names */
    const numbersIn = (names) => {
      const numbers =
        known.get(names) ?? [...names].flatMap(([number, name]) => (says(name) ? [number] : []));
      known.set(names, numbers);
      return numbers;
    };
    /** @param {{ text: string, covered: Covered[] }} unit */
    return ({ text, covered }) =>
      says(text) || covered.some(({ names, but }) => numbersIn(names).some((number) => !but.has(number)));
  };

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean).map(finderOf);
    const choice = dienst instanceof HTMLSelectElement ? dienst : undefined;
    const chosen = choice?.value ?? '';
    const only = differing instanceof HTMLInputElement && differing.checked;
    const left = [];
    // Made when it is first needed: a page opens without it.
    rows ??= searchable();
    for (const item of rows) {
      const { row, units } = item;
      const fits = units.some(
        (unit) =>
          words.every((found) => found(unit)) &&
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
    // What has no row left is not worth its heading; without a search every heading stays.
    for (const part of parts) {
      const empty = part.querySelector('table.filtered > tbody > tr:not([hidden])') === null;
      part.toggleAttribute('hidden', filters.length > 0 && empty);
    }
    tell(left, filters, words.length > 0 ? [`“${search.value.trim()}”`] : []);
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

  /** Where the bar stays in sight, what is led to must come below it: as high as it is now, names and all. */
  const measure = () => {
    const bar = getComputedStyle(finder).position === 'sticky' ? finder.offsetHeight : 0;
    document.documentElement.style.setProperty('--bar', `${bar}px`);
  };

  /**
   * Gives each cell what stands above it, for a narrow screen on which the head is soon out of sight. The lowest comes
   * first, which tells the most apart: a long one is cut.
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
   * A table that is wider than the page is a region of its own, which the keyboard can scroll; one that fits is none,
   * and its head can follow the page. A head cannot do so out of a box that scrolls sideways: there the box is no higher
   * than the screen, and the head stays at its top. A head that would take most of the screen stays where it is.
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
      // Who is there must not be sent away.
      else if (box !== document.activeElement) box.removeAttribute(name);
    }
  };
  // Of what is out of sight, and so not laid out, no size is told until it comes near: nothing is measured for nothing.
  const sizes = new ResizeObserver((entries) => {
    const boxes = new Set(entries.map(({ target }) => target.closest('.scroll')));
    // What this changes may change sizes again.
    requestAnimationFrame(() => {
      for (const box of boxes) if (box) arrange(box);
    });
  });
  const sized = [...document.querySelectorAll('.scroll, .scroll > table')];
  for (const item of sized) sizes.observe(item);
  addEventListener('resize', () => {
    measure();
    for (const item of sized) {
      sizes.unobserve(item);
      sizes.observe(item);
    }
  });

  // On paper nothing can be opened: what is closed is open there, and closed again after it.
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
  measure();
  new ResizeObserver(measure).observe(finder);
})();
