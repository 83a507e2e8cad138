// The page can be read without this script. It adds a filter and sorting to the table of keys, opens what a link leads into,
// and opens everything for print.
(() => {
  'use strict';

  document.documentElement.classList.add('script');

  const open = (element) => {
    for (let details = element?.closest('details'); details; details = details.parentElement.closest('details')) {
      details.open = true;
    }
  };
  const openTarget = () => open(document.getElementById(location.hash.slice(1)));
  addEventListener('hashchange', openTarget);
  openTarget();

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener('afterprint', () => {
    opened.forEach((details) => { details.open = false; });
    opened = [];
  });

  const table = document.getElementById('keys-table');
  if (!table) {
    return;
  }

  const body = table.tBodies[0];
  const text = document.getElementById('keys-text');
  const worst = document.getElementById('keys-worst');
  const count = document.getElementById('keys-count');
  const number = new Intl.NumberFormat('en');

  // Read when the filter is first used: a big table should not wait for it.
  let keys;
  const readKeys = () => {
    keys ??= [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase(), worst: Number(row.dataset.w) }));
    return keys;
  };

  const fits = (wanted, rank) => {
    switch (wanted) {
      case '': return true;
      case 'p': return rank > 0;
      case 'f': return rank > 1;
      default: return rank === Number(wanted);
    }
  };

  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const key of readKeys()) {
      const visible = fits(worst.value, key.worst) && words.every((word) => key.text.includes(word));
      key.row.hidden = !visible;
      shown += visible ? 1 : 0;
    }

    count.textContent = shown === keys.length
      ? `All ${number.format(shown)} keys shown`
      : `${number.format(shown)} of ${number.format(keys.length)} keys shown`;
  };

  // Typing is answered when it pauses, so that a screen reader hears one result and not one for each letter.
  let pause = 0;
  text.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(filter, 150);
  });
  worst.addEventListener('change', filter);
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && text.value !== '') {
      text.value = '';
      filter();
    }
  });

  // A link to a key that the filter took away brings it back.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.hidden && target.closest('#keys-table')) {
      text.value = '';
      worst.value = '';
      filter();
      target.scrollIntoView();
    }
  });

  document.getElementById('keys-tools').hidden = false;
  count.textContent = `All ${number.format(body.rows.length)} keys shown`;

  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const readers = {
    worst: (row) => Number(row.dataset.w),
    number: (row, column) => parseFloat(row.cells[column].textContent),
    text: (row, column) => row.cells[column].textContent,
  };
  const isEmpty = (value) => Number.isNaN(value) || value === '–' || value === '?';
  const compare = (left, right) => (typeof left === 'number' ? left - right : collator.compare(left, right));

  const sort = (heading, column, descending) => {
    const read = readers[heading.dataset.sort];
    const rows = [...body.rows].map((row) => ({ row, value: read(row, column) }));
    rows.sort((left, right) => {
      // What is not known goes to the end in both directions.
      const empty = isEmpty(left.value) - isEmpty(right.value);
      return empty || (descending ? compare(right.value, left.value) : compare(left.value, right.value));
    });
    const sorted = document.createDocumentFragment();
    rows.forEach((entry) => sorted.append(entry.row));
    body.append(sorted);
    for (const other of heading.parentElement.cells) {
      if (other.dataset.sort) {
        other.setAttribute('aria-sort', other === heading ? (descending ? 'descending' : 'ascending') : 'none');
      }
    }
  };

  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (!heading.dataset.sort) {
      return;
    }

    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute('aria-sort', heading.dataset.sort === 'worst' ? 'descending' : 'none');

    // Numbers and severities are looked at from the top, texts from A.
    const first = heading.dataset.sort === 'text' ? 'ascending' : 'descending';
    button.addEventListener('click', () => {
      const current = heading.getAttribute('aria-sort');
      sort(heading, column, current === 'none' ? first === 'descending' : current === 'ascending');
    });
  });
})();
