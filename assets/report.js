// @ts-check
// Searching and filtering in a report. Without it everything is shown, and nothing is lost.
(() => {
  const finder = document.getElementById('finder');
  const search = document.getElementById('search');
  const dienst = document.getElementById('dienst');
  const differing = document.getElementById('differing');
  const matches = document.getElementById('matches');
  if (!(search instanceof HTMLInputElement) || finder === null || matches === null) return;

  /** @param {string} text */
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  const all = document.querySelectorAll('table.filtered > tbody > tr');

  /** A row with what can be found in it: its own text and the headings above it, and whose sections it is in. */
  const searchable = () =>
    [...all].map((row) => {
      let above = '';
      let classes = '';
      for (let at = row.closest('section'); at; at = at.parentElement?.closest('section') ?? null) {
        if (at.matches('.gezag, .dienst, .client'))
          above += ` ${at.querySelector('h2, h3, h4')?.textContent}`;
        classes += ` ${at.className}`;
      }
      return {
        row: /** @type {HTMLElement} */ (row),
        text: plain(`${row.textContent}${above}`),
        dienst: ` ${classes} `,
        differs: row.matches('.differs') || row.querySelector('.mark') !== null,
      };
    });
  /** @type {ReturnType<typeof searchable> | undefined} */
  let rows;
  const parts = [...document.querySelectorAll('.part, .gezag')].filter((part) =>
    part.querySelector('table.filtered'),
  );

  /** @param {number} shown */
  const tell = (shown) => {
    matches.textContent = (matches.dataset.text ?? '')
      .replace('{shown}', String(shown))
      .replace('{all}', String(all.length));
  };

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const chosen = dienst instanceof HTMLSelectElement ? dienst.value : '';
    const only = differing instanceof HTMLInputElement && differing.checked;
    let shown = 0;
    // Made when it is first needed: a page opens without it.
    rows ??= searchable();
    for (const { row, text, dienst: above, differs } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        (chosen === '' ||
          above.includes(` ${chosen} `) ||
          row.matches(`.${chosen}`) ||
          row.querySelector(`.${chosen}`) !== null) &&
        (!only || differs);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    // What has no row left is not worth its heading; without a search every heading stays.
    const searching = words.length > 0 || chosen !== '' || only;
    for (const part of parts) {
      const empty = part.querySelector('table.filtered > tbody > tr:not([hidden])') === null;
      part.toggleAttribute('hidden', searching && empty);
    }
    tell(shown);
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

  /** A table that is wider than the page can be scrolled with the keyboard, and says what it is. */
  const reachable = (/** @type {Element} */ box) => {
    const wide = box.scrollWidth > box.clientWidth;
    const values = {
      tabindex: '0',
      role: 'region',
      'aria-label': box.querySelector('caption')?.textContent ?? '',
    };
    for (const [name, value] of Object.entries(values)) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  };
  // Looked at when it comes near: measuring a table that is out of sight would lay it out.
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) reachable(target);
    },
    { rootMargin: '200px' },
  );
  const boxes = [...document.querySelectorAll('.scroll')];
  for (const box of boxes) near.observe(box);
  addEventListener('resize', () => {
    for (const box of boxes) {
      near.unobserve(box);
      near.observe(box);
    }
  });

  finder.hidden = all.length < 2;
  tell(all.length);
})();
