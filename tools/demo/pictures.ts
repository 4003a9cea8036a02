// The report of the story as a browser shows it: what README.md shows.
import { browserPath, openBrowser } from '@stash2plex/testing/browser';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SIZES = [
  { name: 'report-desktop.png', width: 1200, height: 1560, colorScheme: 'light' },
  { name: 'report-phone.png', width: 390, height: 1640, colorScheme: 'dark' },
] as const;

/** Takes a picture of the page on a desktop and on a phone in the dark; returns what it wrote, or why it wrote nothing. */
export async function takePictures(page: string, folder: string): Promise<string> {
  const path = browserPath();
  if (path === undefined) return 'no pictures: there is no Chromium here (CHROMIUM names one)';
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser(path);
  try {
    for (const { name, width, height, colorScheme } of SIZES) {
      const tab = await browser.newPage({ viewport: { width, height }, colorScheme });
      await tab.goto(pathToFileURL(page).href);
      await tab.screenshot({ path: join(folder, name) });
    }
  } finally {
    await browser.close();
  }
  return `pictures: ${SIZES.map(({ name }) => join(folder, name)).join(', ')}`;
}
