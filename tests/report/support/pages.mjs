// Makes the sample pages and opens them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ASSEMBLY = fileURLToPath(new URL('../SampleReport/bin/Debug/net8.0/SampleReport.dll', import.meta.url));

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Writes the sample pages to a folder of their own. */
export function writePages() {
  const folder = mkdtempSync(join(tmpdir(), 'bkt-report-'));
  execFileSync('dotnet', [ASSEMBLY, folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Opens a sample page and takes note of everything that it should not do.
 * @returns {Promise<{page: import('playwright-core').Page, problems: string[], close: () => Promise<void>}>}
 */
export async function openPage(browser, folder, name, { viewport = DESKTOP, colorScheme = 'light', javaScriptEnabled = true } = {}) {
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, offline: true });
  const problems = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) {
      return route.continue();
    }

    problems.push(`request: ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('popup', (popup) => problems.push(`window: ${popup.url()}`));
  await page.goto(address);
  return { page, problems, close: () => context.close() };
}
