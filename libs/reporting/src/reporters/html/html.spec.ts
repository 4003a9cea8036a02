import { describe, expect, it } from 'vitest';
import {
  anOutageReport,
  aRepair,
  aRepairReport,
  aReportedGap,
  aRun,
  aRunReport,
  aStatus,
  aStatusReport,
} from '../../spec/a-report.ts';
import type { Surroundings } from '../../surroundings.ts';
import { html } from './index.ts';

const HOSTILE = `</script><img src=x onerror="alert('1')">&amp; \u202E<b>`;

describe('the page of a run', () => {
  it('says in one sentence how things stand', () => {
    const headline = (
      difference: Parameters<typeof aRun>[0],
      repair?: ReturnType<typeof aRepair>,
    ) => /<h1[^>]*>(.*?)<\/h1>/.exec(html.run(aRunReport({ run: aRun(difference), repair })))?.[1];

    expect(headline({})).toBe(
      '2,000 scenes checked, 3 gaps, 2 scenes queued (1 already in the queue)',
    );
    expect(headline({ skipped: {} })).toBe('2,000 scenes checked, 3 gaps, 2 scenes queued');
    expect(headline({ gaps: {} }, aRepair())).toBe(
      '2,000 scenes checked, no gaps, 12 written to Plex',
    );
    expect(headline({ dryRun: true })).toBe(
      'Dry run: 2,000 scenes checked, 3 gaps, 2 scenes to be queued (1 already in the queue)',
    );
    expect(headline({ status: 'inconclusive' })).toMatch(/^Not everything in Plex could be seen: /);
    expect(headline({ status: 'failed' })).toMatch(/^The run failed: /);
  });

  it('shows what users and servers wrote as text, wherever it stands', () => {
    const changes = [{ field: 'title', observed: HOSTILE, desired: [HOSTILE] }] as const;
    const names = { title: HOSTILE, path: HOSTILE, sceneId: HOSTILE, ratingKey: HOSTILE };
    const gap = aReportedGap({ ...names, type: HOSTILE, message: HOSTILE, changes });
    const counts = { [HOSTILE]: 3 };
    const run = aRun({
      ...{ rule: HOSTILE, gaps: counts, skipped: counts, errors: [HOSTILE] },
      guards: [{ kind: 'matches-fell', message: HOSTILE }],
    });
    const status = aStatus({
      runs: [run],
      deadReasons: counts,
      waiting: { due: 0, backoff: 3, byError: counts },
    });
    const around = { detectors: { [HOSTILE]: HOSTILE }, plexServer: HOSTILE };
    const repair = aRepair({ waiting: counts, failed: counts, errors: [HOSTILE] });

    const page = html.run(aRunReport({ run, gaps: [gap], status, around, repair }));

    expect(page).not.toMatch(/<img|<b>\s|\u202E/);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;');
  });

  it('links items where it knows the server, to Plex and without a key', () => {
    const gaps = [aReportedGap({ ratingKey: '1 0' }), aReportedGap({ ratingKey: undefined })];

    const page = html.run(aRunReport({ gaps, around: { plexServer: 'ab&c' } }));

    expect(page.match(/href="https?:[^"]*"/g)).toEqual([
      'href="https://app.plex.tv/desktop/#!/server/ab%26c/details?key=%2Flibrary%2Fmetadata%2F1%200"',
    ]);
    expect(html.run(aRunReport({ gaps }))).not.toMatch(/https?:/);
  });

  it('says what the outages come to, where that is known', () => {
    const { outages, figures } = anOutageReport();
    const page = (around: Surroundings) => html.run(aRunReport({ around }));

    expect(page({ outages, outageFigures: figures })).toContain('; MTTR 41 min 0 s.');
    expect(page({ outages })).not.toContain('MTTR');
  });

  it('says how many gaps it does not show, and stays small whatever they hold', () => {
    const long = '"'.repeat(500);
    const changes = (['title', 'studio', 'summary'] as const).map((field) => {
      return { field, observed: long, desired: long };
    });
    const gap = aReportedGap({ title: long, path: long, changes });
    const gaps = Array.from({ length: 5_000 }, () => gap);
    const run = aRun({ gaps: { 'stale-sync': 9_000 } });

    const page = html.run(aRunReport({ run, gaps }));

    expect(page.length).toBeLessThan(1_200_000);
    const shown = page.match(/<li><div><b>/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(page).toContain(`${(9_000 - shown).toLocaleString('en')} more gaps are not shown here`);
  });

  it('shows everything where no script runs: groups are open, and only the search is hidden', () => {
    const page = html.run(aRunReport({ gaps: [aReportedGap(), aReportedGap({ type: 'drift' })] }));

    const groups = page.match(/<details class="group"[^>]*>/g) ?? [];
    // The run counted two types, and a third is listed.
    expect(groups).toHaveLength(3);
    for (const group of groups) expect(group).toMatch(/ open>$/);
    expect(page.match(/<[a-z]+[^>]* hidden[^>]*>/g)).toEqual([
      '<form class="search" role="search" hidden>',
    ]);
  });

  it('has headings in order and no id twice', () => {
    const gaps = [aReportedGap(), aReportedGap({ type: 'missing', changes: [] })];

    const page = html.run(aRunReport({ gaps, repair: aRepair() }));

    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (const [nth, level] of levels.entries()) {
      expect(level - (levels[nth - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the other pages', () => {
  it('tell of a repair and the fields that it left', () => {
    const page = html.repair(aRepairReport());

    expect(page).toContain('<h1>Repair: 12 scenes written. The slice is over');
    expect(page).toContain('kept as edited in Plex');
  });

  it('tell how things stand between runs, also before the first', () => {
    const page = html.status(aStatusReport({ runs: [], openGaps: { missing: 4 } }));

    expect(page).toContain('<h1>4 open gaps, 42 jobs in the queue, 0 given up</h1>');
    expect(page).toContain('No run has ended yet.');
  });
});
