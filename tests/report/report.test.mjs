import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, describe, it as test } from 'node:test';
import { browserVersion, launch, missingBrowser } from './support/browser.mjs';
import { DESKTOP, openPage, PHONE, writePages } from './support/pages.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { desktop: DESKTOP, phone: PHONE };

// Skipped one by one, so that they are counted.
const it = (name, check) => test(name, { skip: missingBrowser }, check);

describe('HTML report in a browser', { timeout: 300_000 }, () => {
  let pages;
  let browser;
  before(async () => {
    if (missingBrowser) {
      return;
    }

    console.log(`# ${browserVersion()}`);
    pages = writePages();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    pages?.remove();
  });

  /** Opens a page, and afterwards insists that it asked for nothing, said nothing on the console and opened nothing. */
  const withPage = async (name, options, check) => {
    const { page, problems, close } = await openPage(browser, pages.folder, name, options);
    try {
      await check(page);
      assert.deepEqual(problems, []);
    } finally {
      await close();
    }
  };

  const violations = async (page, rules = {}) => {
    // What is scrolled under the bar at the top counts as covered.
    await page.evaluate(() => scrollTo(0, 0));

    // Evaluated from outside, since the page's own policy lets no further script in.
    await page.evaluate(`${AXE};0`);
    const { violations: found } = await page.evaluate(([tags, only]) => axe.run({ runOnly: tags, rules: only }), [RULES, rules]);
    return found.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
  };
  const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const visibleKeys = (page) => page.locator('#keys-table tbody tr:visible').count();
  const ages = async (page) => (await page.locator('#keys-table tbody tr td:nth-child(5)').allInnerTexts()).map((text) => text.replace(/^Age, expiry\s*/, '').split('\n')[0]);

  for (const name of ['fleet', 'incomplete', 'single', 'unknown', 'empty']) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark']) {
        it(`${name}, ${size}, ${colorScheme}: accessible, quiet, as wide as the window`, () => withPage(name, { viewport, colorScheme }, async (page) => {
          assert.deepEqual(await violations(page), []);
          assert.equal(await overflow(page), 0);
        }));
      }
    }
  }

  for (const [size, viewport] of Object.entries(SIZES)) {
    it(`print is accessible, ${size}`, () => withPage('fleet', { viewport, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

      // Nobody taps on paper.
      assert.deepEqual(await violations(page, { 'target-size': { enabled: false } }), []);
    }));
  }

  for (const colorScheme of ['light', 'dark']) {
    it(`everything unfolded is accessible too, ${colorScheme}`, () => withPage('fleet', { colorScheme }, async (page) => {
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      assert.deepEqual(await violations(page), []);
    }));
  }

  it('the page is dark where dark is wished', async () => {
    const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await withPage('fleet', { colorScheme: 'light' }, async (page) => assert.equal(await background(page), 'rgb(244, 245, 247)'));
    await withPage('fleet', { colorScheme: 'dark' }, async (page) => assert.equal(await background(page), 'rgb(15, 19, 23)'));
  });

  it('the policy stops scripts, styles and requests that are not the page\'s own', async () => {
    const { page, problems, close } = await openPage(browser, pages.folder, 'fleet');
    try {
      const outcome = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'window.intruder = true';
        document.body.append(script);
        const style = document.createElement('style');
        style.textContent = 'body { color: rgb(1, 2, 3) }';
        document.head.append(style);
        const fetched = await fetch('http://127.0.0.1:9/').then(() => 'fetched', () => 'stopped');
        return { intruder: window.intruder, color: getComputedStyle(document.body).color, fetched };
      });
      assert.equal(outcome.intruder, undefined);
      assert.notEqual(outcome.color, 'rgb(1, 2, 3)');
      assert.equal(outcome.fetched, 'stopped');
      assert.ok(problems.every((problem) => problem.startsWith('console error')), `no request left the page: ${problems}`);
    } finally {
      await close();
    }
  });

  it('hostile names stay text', () => withPage('fleet', {}, async (page) => {
    assert.equal(await page.locator('img, iframe, object, embed, form, video, audio').count(), 0);
    assert.equal(await page.locator('script').count(), 1);
    assert.equal(await page.locator('style').count(), 1);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((attribute) => /^on|^(src|style|srcdoc|action|formaction|xlink:href)$/i.test(attribute)))), []);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#'))), []);
    const names = await page.locator('#keys-table tbody th > bdi').allInnerTexts();
    assert.ok(names.includes('<script>alert(\'name\')</script>'));
    assert.ok(names.includes('gnp.[U+202E]exe.yek[U+2028][U+0000][U+200B]'));
  }));

  it('every link leads somewhere', () => withPage('fleet', {}, async (page) => {
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id))), []);
    assert.deepEqual(await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      return ids.filter((id, place) => ids.indexOf(id) !== place);
    }), []);
  }));

  it('the filter takes rows away and says so', () => withPage('fleet', {}, async (page) => {
    const count = page.getByRole('status');
    assert.equal(await visibleKeys(page), 30);
    assert.equal(await count.innerText(), 'All 30 keys shown');

    await page.getByLabel('Filter').fill('botvault desk');
    await page.waitForFunction(() => document.getElementById('keys-count').textContent !== 'All 30 keys shown');
    const shown = await visibleKeys(page);
    assert.ok(shown < 30);
    assert.equal(await count.innerText(), `${shown} of 30 keys shown`);

    await page.getByLabel('Filter').press('Escape');
    assert.equal(await visibleKeys(page), 30);
    await page.getByLabel('Worst finding').selectOption('Unknown');
    assert.equal(await count.innerText(), '4 of 30 keys shown');
    assert.deepEqual(await page.locator('#keys-table tbody tr:visible .b').allInnerTexts(), ['Unknown', 'Unknown', 'Unknown', 'Unknown']);
    for (const [option, badge] of [['Critical', 'Critical'], ['High', 'High'], ['Medium', 'Medium'], ['no problem', 'OK']]) {
      await page.getByLabel('Worst finding').selectOption(option);
      assert.deepEqual([...new Set(await page.locator('#keys-table tbody tr:visible .b').allInnerTexts())], [badge]);
    }

    await page.getByLabel('Filter').fill('no such key anywhere');
    await page.waitForFunction(() => document.getElementById('keys-count').textContent === '0 of 30 keys shown');
    assert.equal(await visibleKeys(page), 0);
    assert.deepEqual(await violations(page), []);
  }));

  it('an owner leads to the keys of that owner, and back', () => withPage('fleet', {}, async (page) => {
    const count = page.getByRole('status');
    await page.locator('.groups').first().getByRole('link', { name: 'Jo Tan' }).click();
    assert.equal(await count.innerText(), '5 of 30 keys shown');
    assert.deepEqual([...new Set((await page.locator('#keys-table tbody tr:visible td:nth-child(3)').allInnerTexts()).map((text) => text.split('\n')[0]))], ['Jo Tan']);
    const clear = page.getByRole('button', { name: 'Owner: Jo Tan' });
    assert.ok(await clear.evaluate((button) => button === document.activeElement), 'the focus is where the filter can be taken away');
    assert.deepEqual(await violations(page), []);

    // A filter by text looks among those keys only.
    await page.getByLabel('Filter').fill('grid-bot');
    await page.waitForFunction(() => document.getElementById('keys-count').textContent === '1 of 30 keys shown');
    await clear.focus();
    await page.keyboard.press('Enter');
    assert.equal(await count.innerText(), '1 of 30 keys shown');
    assert.equal(await page.locator('#keys-group').isVisible(), false);
    await page.getByLabel('Filter').press('Escape');
    assert.equal(await count.innerText(), 'All 30 keys shown');

    await page.locator('.groups').nth(1).getByRole('link', { name: 'no account recorded' }).click();
    assert.equal(await count.innerText(), '4 of 30 keys shown');
    await page.locator('#failures tbody th a').first().click();
    await page.waitForFunction(() => document.getElementById('keys-count').textContent === 'All 30 keys shown');
  }));

  it('without its script an owner leads to the worst key of that owner', () => withPage('fleet', { javaScriptEnabled: false }, async (page) => {
    await page.locator('.groups').first().getByRole('link', { name: 'Jo Tan' }).click();
    assert.match(await page.locator('#keys-table tbody tr:target').innerText(), /Jo Tan/);
  }));

  for (const javaScriptEnabled of [true, false]) {
    it(`the id of a check leads to what the page says about it, script ${javaScriptEnabled ? 'on' : 'off'}`, () => withPage('fleet', { javaScriptEnabled }, async (page) => {
      const link = page.locator('#failures a.id').first();
      const target = page.locator((await link.getAttribute('href')));
      assert.equal(await target.isVisible(), false);
      await link.click();
      await target.waitFor({ state: 'visible' });
      assert.match(await target.innerText(), /Looks at[\s\S]*Risk[\s\S]*What to do[\s\S]*Source/);
    }));
  }

  it('a link to a key that the filter took away brings it back', () => withPage('fleet', {}, async (page) => {
    await page.getByLabel('Worst finding').selectOption('Unknown');
    await page.locator('#failures tbody th a').first().click();
    await page.waitForFunction(() => document.getElementById('keys-count').textContent === 'All 30 keys shown');
    assert.ok(await page.locator('#keys-table tbody tr').first().isVisible());
  }));

  it('sorting changes the order and says which way', () => withPage('fleet', {}, async (page) => {
    const heading = page.locator('#keys-table thead th', { hasText: 'Age' });
    assert.equal(await heading.getAttribute('aria-sort'), 'none');
    await heading.getByRole('button').click();
    assert.equal(await heading.getAttribute('aria-sort'), 'descending');
    assert.deepEqual((await ages(page)).slice(0, 3), ['1423 d', '731 d', '512 d']);
    assert.deepEqual((await ages(page)).slice(-2), ['?', '?']);

    await heading.getByRole('button').click();
    assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual((await ages(page)).slice(0, 2), ['3 d', '7 d']);
    assert.deepEqual((await ages(page)).slice(-2), ['?', '?']);
    assert.equal(await page.locator('#keys-table thead th[aria-sort="ascending"], #keys-table thead th[aria-sort="descending"]').count(), 1);

    await page.locator('#keys-table thead').getByRole('button', { name: 'Worst' }).click();
    const worst = await page.locator('#keys-table tbody tr > :first-child').allInnerTexts();
    assert.equal(worst[0], 'Critical');
    assert.equal(worst.at(-1), 'OK');
  }));

  it('sorts by keyboard on a phone too', () => withPage('fleet', { viewport: PHONE }, async (page) => {
    const button = page.locator('#keys-table thead').getByRole('button', { name: 'Age' });
    await button.focus();
    await page.keyboard.press('Space');
    assert.equal((await ages(page))[0], '1423 d');
  }));

  it('can be used by keyboard alone', () => withPage('fleet', {}, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the content');
    assert.ok(await page.locator('.skip').evaluate((link) => link.getBoundingClientRect().top >= 0), 'the skip link shows when it has the focus');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');

    await page.keyboard.press('Tab');
    assert.equal(await focused(), '4 deviations');
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#deviations');

    await page.locator('#first a').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#f1');

    await page.locator('#keys-text').focus();
    await page.keyboard.type('treasury-legacy');
    await page.waitForFunction(() => document.getElementById('keys-count').textContent === '1 of 30 keys shown');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'keys-worst');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'keys-scroll');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Worst');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#keys-table thead th').first().getAttribute('aria-sort'), 'ascending');

    await page.locator('#keys-table tbody tr:visible summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('#keys-table tbody tr:visible details').evaluate((details) => details.open));
  }));

  it('a link to a folded finding unfolds it', () => withPage('large', {}, async (page) => {
    const link = page.locator('#keys-table tbody tr').first().locator('a').first();
    const target = (await link.getAttribute('href')).slice(1);
    assert.equal(await page.locator(`#${target}`).isVisible(), false);
    await link.click();
    await page.locator(`#${target}`).waitFor({ state: 'visible' });
  }));

  it('can be read without its script', () => withPage('fleet', { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator('#keys-table tbody tr:visible').count(), 30);
    assert.equal(await page.locator('#keys-tools').isVisible(), false);
    assert.equal(await page.locator('th button').count(), 0);
    assert.ok(await page.getByText('Whoever gets the key can send the money').first().isVisible());
    await page.locator('#keys-table tbody tr').first().locator('summary').click();
    assert.ok(await page.locator('#keys-table tbody tr').first().locator('li').first().isVisible());
  }));

  for (const javaScriptEnabled of [true, false]) {
    it(`in print there are no controls and no problem is folded, script ${javaScriptEnabled ? 'on' : 'off'}`, () => withPage('fleet', { javaScriptEnabled, colorScheme: 'dark', viewport: { width: 700, height: 990 } }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.equal(await page.locator('nav').isVisible(), false);
      assert.equal(await page.locator('#keys-tools').isVisible(), false);
      assert.equal(await overflow(page), 0);
      const shown = await page.evaluate(() => getComputedStyle(document.body).color);
      assert.equal(shown, 'rgb(23, 29, 36)', 'dark ink, whatever the screen has');
      const folded = page.locator('#keys-table details:not([open])').first();
      const isPrinted = (locator) => locator.evaluate((item) => item.checkVisibility({ contentVisibilityAuto: true }) && item.getBoundingClientRect().height > 0);
      assert.ok(await isPrinted(folded.locator('li').first()));
      assert.ok(await isPrinted(page.locator('#trend tbody tr').first()));

      // What passed and what the checks are about would be most of the paper.
      assert.equal(await isPrinted(page.locator('#checks .passes li').first()), false);
      assert.equal(await isPrinted(page.locator('#checks .ref dl').first()), false);
      assert.ok(await page.locator('#checks summary').filter({ hasText: 'passed checks' }).isVisible());
    }));
  }

  it('prints to A4', () => withPage('fleet', {}, async (page) => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${Math.round(width)} ${Math.round(height)}`);
    assert.ok(boxes.length > 1);
    assert.deepEqual([...new Set(boxes)], ['595 842']);
  }));

  it('tables are tables on a phone, for those who hear them', () => withPage('fleet', { viewport: PHONE }, async (page) => {
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const withRole = (role) => nodes.filter((node) => node.role?.value === role);
    assert.ok(withRole('table').some((node) => node.name?.value.startsWith('Every key')), 'the table of keys');
    assert.ok(withRole('rowheader').length >= 30, 'names of keys head their rows');
    assert.ok(withRole('columnheader').some((node) => node.name?.value === 'Age, expiry'), 'the columns have their headings');
  }));

  it('the trend says in words what it draws', () => withPage('fleet', {}, async (page) => {
    assert.match(await page.locator('.trend svg').getAttribute('aria-label'), /^42 runs from 2026-10-03 to 2026-11-20\. The last: ≥ 2 Critical/);
    await page.locator('#trend summary').click();
    const rows = await page.locator('#trend tbody tr').allInnerTexts();
    assert.equal(rows.length, 43);
    assert.ok(rows.some((row) => row.includes('No run for 8 days')));
    assert.deepEqual(await violations(page), []);
  }));

  it('of 2,000 keys the first are shown until all are asked for', () => withPage('large', {}, async (page) => {
    const count = page.getByRole('status');
    assert.equal(await count.innerText(), 'First 500 of 2,000 keys shown');
    assert.equal(await visibleKeys(page), 500);

    await page.getByLabel('Worst finding').selectOption('any failure');
    assert.match(await count.innerText(), /^First 500 of [\d,]+ keys shown, 2,000 in all$/);
    await page.getByLabel('Filter').fill('vault-7 hmac');
    await page.waitForFunction(() => !document.getElementById('keys-count').textContent.startsWith('First'));
    assert.match(await count.innerText(), /^\d+ of 2,000 keys shown$/);
    await page.locator('#keys-table thead').getByRole('button', { name: 'Key' }).click();
    assert.match(await page.locator('#keys-table tbody tr:visible th').first().innerText(), /^bot-00027/);

    await page.getByLabel('Filter').fill('');
    await page.getByLabel('Worst finding').selectOption('any');
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.equal(await count.innerText(), 'All 2,000 keys shown');
    assert.equal(await page.getByRole('button', { name: 'Show all' }).isVisible(), false);
  }));

  it('print shows all of 2,000 keys', () => withPage('large', {}, async (page) => {
    const shown = () => page.evaluate(() => document.querySelectorAll('#keys-table tbody tr:not([hidden])').length);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await shown(), 2000);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await shown(), 500);
  }));
});
