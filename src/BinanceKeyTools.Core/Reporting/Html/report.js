// The page can be read without this script. It adds a filter and sorting to the table of keys, opens what a link leads into,
// and opens for print what is not as well left on the page.
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
    opened = [...document.querySelectorAll('details:not([open]):not(.quiet)')];
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

  // Browsers are slow with tables of many thousand rows, so that of those only the first are shown until all are asked for.
  const MANY = 1000;
  const FIRST = 500;

  const body = table.tBodies[0];
  const total = body.rows.length;
  const text = document.getElementById('keys-text');
  const worst = document.getElementById('keys-worst');
  const count = document.getElementById('keys-count');
  const more = document.getElementById('keys-more');
  const group = document.getElementById('keys-group');
  const format = new Intl.NumberFormat('en').format;
  let limit = total > MANY ? FIRST : Infinity;
  let words = [];

  // The owner or the account whose keys are shown: the attribute of the rows and its value.
  let only = null;

  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) {
      texts.set(row, row.textContent.toLowerCase());
    }

    return texts.get(row);
  };
  // Odd ranks are those of failures, even ones those of what is unknown.
  const hasWanted = (rank) => {
    switch (worst.value) {
      case '': return true;
      case 'p': return rank > 0;
      case 'f': return rank % 2 === 1;
      case 'u': return rank > 0 && rank % 2 === 0;
      default: return rank === Number(worst.value);
    }
  };
  const isOfGroup = (row) => only === null || row.dataset[only[0]] === only.slice(1);
  const isWanted = (row) => hasWanted(Number(row.dataset.w)) && isOfGroup(row) && words.every((word) => textOf(row).includes(word));

  const show = () => {
    let found = 0;
    for (const row of body.rows) {
      const wanted = isWanted(row);
      row.hidden = !wanted || found >= limit;
      found += wanted ? 1 : 0;
    }

    more.hidden = found <= limit;
    if (found > limit) {
      count.textContent = `First ${format(limit)} of ${format(found)} keys shown${found < total ? `, ${format(total)} in all` : ''}`;
    } else {
      const keys = `${format(total)} ${total === 1 ? 'key' : 'keys'} shown`;
      count.textContent = found === total ? `All ${keys}` : `${format(found)} of ${keys}`;
    }
  };
  const showAll = () => {
    limit = Infinity;
    show();
  };
  const filter = () => {
    words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    show();
  };

  const showAllGroups = () => {
    only = null;
    group.hidden = true;
  };
  const showGroup = (link) => {
    only = link.dataset.group;
    text.value = '';
    worst.value = '';
    group.firstElementChild.textContent = `${link.closest('table').rows[0].cells[0].textContent}: ${link.textContent}`;
    group.hidden = false;
    filter();
    document.getElementById('keys-tools').scrollIntoView();
    group.firstElementChild.focus({ preventScroll: true });
  };
  document.getElementById('keys').addEventListener('click', (event) => {
    const link = event.target.closest('a[data-group]');
    if (link) {
      event.preventDefault();
      showGroup(link);
    }
  });
  group.firstElementChild.addEventListener('click', () => {
    showAllGroups();
    filter();
    text.focus();
  });

  // Typing is answered when it pauses, so that a screen reader hears one result and not one for each letter.
  let pause = 0;
  text.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(filter, 150);
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && text.value !== '') {
      text.value = '';
      filter();
    }
  });
  worst.addEventListener('change', filter);
  more.firstElementChild.addEventListener('click', () => {
    const firstHidden = body.querySelector('tr[hidden] a');
    showAll();
    firstHidden?.focus();
  });

  // A link to a key that is not shown brings it back.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.hidden && target.parentElement === body) {
      text.value = '';
      worst.value = '';
      showAllGroups();
      filter();
      if (target.hidden) {
        showAll();
      }

      target.scrollIntoView();
    }
  });

  let limitOnScreen = limit;
  addEventListener('beforeprint', () => {
    limitOnScreen = limit;
    showAll();
  });
  addEventListener('afterprint', () => {
    limit = limitOnScreen;
    show();
  });

  document.getElementById('keys-tools').hidden = false;
  show();

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
    show();
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
