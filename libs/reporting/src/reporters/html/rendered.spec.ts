import { browserPath, openBrowser, type Browser, type Page } from '@stash2plex/testing/browser';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRepair, aReportedGap, aRun, aRunReport, aStatus } from '../../spec/a-report.ts';
import { html } from './index.ts';
import { contrast } from './style/contrast.fixture.ts';

const chromium = browserPath();
const day = (of: number) => new Date(`2026-03-${String(of).padStart(2, '0')}T12:00:00Z`);
const HOSTILE = `</script><script>document.title='taken'</script>"'<b>`;
const TITLES = [HOSTILE, '🎬 夜の雨', 'ليلة الأمطار', 'W'.repeat(400), 'Über den Fluss'];

// One page load for all tests: each leaves the page as it found it.
describe.skipIf(chromium === undefined)(
  `a page in ${chromium ?? 'no browser: install Chromium, or name one in CHROMIUM'}`,
  () => {
    let folder: string | undefined;
    const asked: string[] = [];
    const complaints: string[] = [];
    let browser: Browser | undefined;
    let page: Page;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'stash2plex page '));
      const path = join(folder, 'latest.html');
      writeFileSync(path, html.run(aFullReport()));
      browser = await openBrowser(chromium ?? '');
      page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme: 'light' });
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(pathToFileURL(path).href);
    });

    afterAll(async () => {
      await browser?.close();
      if (folder !== undefined) rmSync(folder, { recursive: true });
    });

    it('asks for nothing and complains of nothing', () => {
      expect(asked.map((url) => url.replace(/.*\//, ''))).toEqual(['latest.html']);
      expect(complaints).toEqual([]);
    });

    it('is as wide as a phone, with everything unfolded', async () => {
      const unfold = (open: boolean) =>
        page.evaluate(
          `document.querySelectorAll('.numbers').forEach((each) => (each.open = ${open}))`,
        );
      await unfold(true);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await unfold(false);
    });

    it('draws outages and what was given up in the colour of warnings', async () => {
      const fills = (chosen: string) =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('${chosen}')].map((each) => getComputedStyle(each).fill)`,
        );
      const [warning] = await fills('#outages text.bad');
      expect(await fills('svg rect.bad')).toEqual([warning, warning, warning]);
      expect(await fills('svg .track')).not.toContain(warning);
    });

    it('breaks no name of a field into letters', async () => {
      const lines = await page.evaluate<number>(
        "document.querySelector('#type-drift th').getBoundingClientRect().height",
      );
      expect(lines).toBeLessThan(30);
    });

    it('has bars in proportion to their numbers', async () => {
      const heights = await page.evaluate<number[]>(
        "[...document.querySelectorAll('#gaps-by-run rect')].map((bar) => bar.getBoundingClientRect().height)",
      );
      const [low = 0, high = 0] = heights;
      expect(high / low).toBeCloseTo(4, 1);
      expect(high).toBeGreaterThan(10);
    });

    it('shows hostile and foreign titles as they are', async () => {
      const shown = await page.evaluate<string[]>(
        "[...document.querySelectorAll('#type-missing b')].map((title) => title.textContent)",
      );
      expect(shown.slice(0, 3)).toEqual(TITLES.slice(0, 3));
      expect(await page.title()).toMatch(/^Stash2Plex: 2,000 scenes checked/);
    });

    it('has a long group folded where there are others, to begin with', async () => {
      expect(await page.getAttribute('#type-missing', 'open')).toBeNull();
      expect(await page.getAttribute('#type-drift', 'open')).toBe('');
    });

    it('finds gaps by words, hides the groups without any, and shows all again', async () => {
      const seen =
        "[...document.querySelectorAll('details.group .gaps > li')].filter((row) => row.checkVisibility()).length";
      const groups =
        "[...document.querySelectorAll('details.group')].filter((group) => group.checkVisibility()).length";
      await page.keyboard.press('/');
      await page.keyboard.insertText('uber MISSING');

      expect([await page.evaluate(seen), await page.evaluate(groups)]).toEqual([1, 1]);
      expect(await page.textContent('output')).toBe('1 of 61 shown');
      await page.fill('.search input', '');
      expect(await page.evaluate(seen)).toBe(61);
    });

    it('folds and unfolds by the keyboard', async () => {
      await page.focus('#type-missing > summary');
      await page.keyboard.press('Enter');
      expect(await page.getAttribute('#type-missing', 'open')).toBeNull();
      await page.keyboard.press('Enter');
      expect(await page.getAttribute('#type-missing', 'open')).toBe('');
    });

    it('reads well in the light and in the dark', async () => {
      const light = await letters(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await letters(page);
      await page.emulateMedia({ colorScheme: 'light' });

      expect(dark.map(({ paper }) => paper)).not.toEqual(light.map(({ paper }) => paper));
      const faint = [...light, ...dark].filter(({ ink, paper }) => contrast(ink, paper) < 4.5);
      expect(faint).toEqual([]);
    });

    it('tells those who hear it what charts show, and where its parts begin', async () => {
      const tree = await page.locator('body').ariaSnapshot();

      for (const part of ['banner', 'main', 'contentinfo', 'search'])
        expect(tree).toContain(`- ${part}`);
      expect(tree).toMatch(/img "Gaps by run The newest of 2 runs found/);
      expect(tree).toContain('heading "Gaps" [level=2]');
    });
  },
);

/** The colour of every piece of text, and of what it stands on. */
function letters(page: Page): Promise<{ what: string; ink: string; paper: string }[]> {
  return page.evaluate(`(() => {
    const hex = (colour) => '#' + colour.match(/[\\d.]+/g).slice(0, 3)
      .map((each) => Number(each).toString(16).padStart(2, '0')).join('');
    const paperOf = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/, 0\\)$/.test(backgroundColor)) return hex(backgroundColor);
      }
      return '#ffffff';
    };
    const told = [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility()
      && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    return told.filter((each) => !['SCRIPT', 'TITLE', 'title', 'desc'].includes(each.tagName)).map((each) => {
      const { color, fill } = getComputedStyle(each);
      const ink = each instanceof SVGElement ? fill : color;
      return { what: each.outerHTML.slice(0, 80), ink: hex(ink), paper: paperOf(each) };
    });
  })()`);
}

function aFullReport() {
  const run = aRun({ startedAt: day(10), finishedAt: day(10), gaps: { missing: 80, drift: 1 } });
  const before = aRun({ startedAt: day(3), gaps: { missing: 20, drift: 0 } });
  const bare = { type: 'missing', ratingKey: undefined, changes: [] } as const;
  const gaps = [
    ...TITLES.map((title) =>
      aReportedGap({ ...bare, title, path: `/data/${'x'.repeat(150)}.mp4` }),
    ),
    ...Array.from({ length: 55 }, (_, nth) => aReportedGap({ ...bare, title: `Title ${nth}` })),
    aReportedGap({ type: 'drift' }),
  ];
  const status = aStatus({
    runs: [run, before],
    queue: { pending: 40, leased: 2, dead: 3 },
    waiting: { due: 8, backoff: 30, byError: { [`not in Plex yet ${'y'.repeat(90)}`]: 30 } },
    deadReasons: { 'Plex answered 500': 3 },
  });
  const outages = [
    { startedAt: day(5), endedAt: day(6) },
    { startedAt: day(10), endedAt: undefined },
  ];
  const around = { outages, plexServer: 'abc', detectors: { missing: 'No item in Plex.' } };
  return aRunReport({ run, gaps, status, around, repair: aRepair() });
}
