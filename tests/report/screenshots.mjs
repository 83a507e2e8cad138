// Pictures of the sample pages, for looking at: node screenshots.mjs [folder]. The one of the documentation is docs/images/report.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './support/browser.mjs';
import { DESKTOP, openPage, PHONE, writePages } from './support/pages.mjs';

const DOCUMENTATION = fileURLToPath(new URL('../../docs/images/report.png', import.meta.url));

const target = process.argv[2];
const pages = writePages();
const browser = await launch();
try {
  const { page, close } = await openPage(browser, pages.folder, 'fleet', { viewport: { width: 1280, height: 1180 } });
  await page.screenshot({ path: DOCUMENTATION });
  await close();
  if (target) {
    mkdirSync(target, { recursive: true });
    for (const name of ['fleet', 'incomplete', 'single', 'unknown', 'empty']) {
      for (const [size, viewport] of [['desktop', DESKTOP], ['phone', PHONE]]) {
        for (const colorScheme of ['light', 'dark']) {
          const shown = await openPage(browser, pages.folder, name, { viewport, colorScheme });
          await shown.page.screenshot({ path: join(target, `${name}-${size}-${colorScheme}.png`), fullPage: true });
          await shown.close();
        }
      }

      const printed = await openPage(browser, pages.folder, name);
      await printed.page.pdf({ path: join(target, `${name}.pdf`), preferCSSPageSize: true });
      await printed.close();
    }
  }
} finally {
  await browser.close();
  pages.remove();
}
