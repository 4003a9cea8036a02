import { describe, expect, it } from 'vitest';
import { aCatchUp, aReportedGap, aRun, aRunReport, aStatusReport } from '../../spec/a-report.ts';
import { markdown } from './index.ts';

describe('the Markdown of a run', () => {
  it('says what happened, what was found and what differs', () => {
    const run = aRun({
      status: 'inconclusive',
      resumes: 1,
      skipped: { 'already-queued': 1, refused: 0, ambiguous: 3 },
      guards: [
        { kind: 'section-refreshing', section: 'Films', message: 'Plex is scanning "Films".' },
        { kind: 'matches-fell', message: 'Many scenes are gone.' },
      ],
      errors: ['Stash said no'],
    });
    const changes = [
      { field: 'summary', observed: '', desired: 'first line\nsecond' },
      { field: 'actor', observed: ['Ada', 'Ben'], desired: [] },
    ] as const;
    const gaps = [aReportedGap(), aReportedGap({ title: ' ', path: '', changes })];

    expect(markdown.run(aRunReport({ run, gaps, catchUp: aCatchUp() })))
      .toBe(`## Reconciliation of all scenes is inconclusive: nothing was called missing

- **Run:** 2026-01-05 10:00 UTC, started by rule \`interval\`, 12 s
- **Resumed:** went on after its process ended, 1 time
- **Caught up:** 3 scenes changed, 2 queued, 4 requests
- **Checked:** 2,000 scenes, 1,990 found in Plex
- **Queued:** 2 scenes
- **Queue now:** 40 waiting, 2 being worked on, 0 given up
- **Next run:** 2026-01-06 09:57 UTC (\`interval\`, all scenes)

### Why

- \`interval is daily\`

### Attention

| Guard | Library | Message |
| --- | --- | --- |
| \`section-refreshing\` | \`Films\` | \`Plex is scanning "Films". Run again when Plex has finished scanning.\` |
| \`matches-fell\` |  | \`Many scenes are gone.\` |

### Errors

| Error |
| --- |
| \`Stash said no.\` |

### Gaps by type

| Type | Gaps |
| --- | --: |
| \`stale-sync\` | 2 |
| \`missing\` | 1 |
| \`empty-metadata\` | 0 |

### Not queued

| Reason | Scenes |
| --- | --: |
| file and Plex item not one to one | 3 |
| in the queue already | 1 |

### Requests

| Server | Requests |
| --- | --: |
| Stash | 18 |
| Plex | 1,026 |

### Gaps

- \`stale-sync\` scene \`7\`: \`A Day at the Lake\`
  - \`/data/lake.mp4\`
  - \`Out of step in studio.\`
  - studio: \`Red Door\` → \`Blue Door\`
- \`stale-sync\` scene \`7\`: _no title_
  - _no file_
  - \`Out of step in studio.\`
  - summary: _empty_ → \`first line second\`
  - actor: \`Ada, Ben\` → _empty_
`);
  });

  it('leaves out what there is nothing to say of', () => {
    const nothing = { gaps: {}, skipped: { refused: 0 }, finishedAt: undefined };
    const run = aRun({ ...nothing, rule: 'manual', dryRun: true, unknown: 2 });

    const page = markdown.run(aRunReport({ run }));

    expect(page).toContain('- **Run:** 2026-01-05 10:00 UTC, started by hand\n');
    expect(page).toContain('- **Would queue:** 2 scenes\n');
    expect(page).toContain('- **Checked:** 2 scenes could not be compared');
    expect(page.match(/^### .*/gm)).toEqual(['### Requests']);
    expect(page).not.toMatch(/Resumed|Caught up/);
  });

  it('shows as many gaps as the text does, and says how many more there are', () => {
    const gaps = Array.from({ length: 203 }, () => aReportedGap());

    const page = markdown.run(aRunReport({ gaps, gapsOmitted: 1_500 }));

    expect(page.match(/^- `stale-sync` scene/gm)).toHaveLength(200);
    expect(page).toMatch(
      /\n\n… and 3 more in latest\.json\n\n… and 1,500 more that are only counted\n$/,
    );
  });
});

it('says what was not told, and calls an item that no scene has by its key', () => {
  const withheld = [
    { about: 'unclaimed-item', extent: 'all', count: 70, message: 'Too many.' },
  ] as const;
  const gap = aReportedGap({ sceneId: '', ratingKey: '200', type: 'orphaned-item' });

  const page = markdown.run(aRunReport({ run: aRun({ withheld }), gaps: [gap] }));

  expect(page).toContain('### Not told\n\n- `Too many.`\n');
  expect(page).toContain('- `orphaned-item` item `200`: ');
});

describe('a report that would be too long', () => {
  const LONGEST_ISSUE = 65_536;
  // Of all texts these take the most room.
  const long = '``|'.repeat(2_000);
  const many = (nth: number) => `${long}${nth}`;
  const counts = Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [many(nth), 7]));
  const texts = Object.keys(counts);

  it.each([
    ['long texts', aReportedGap({ sceneId: long, title: long, path: long, message: long })],
    ['ordinary texts', aReportedGap({ changes: aReportedGap().changes.flatMap(sevenTimes) })],
  ])('fits into an issue, with %s', (_, gap) => {
    const guards = texts.map((message) => ({ kind: 'matches-fell', message }) as const);
    const run = aRun({ rule: long, guards, errors: texts, gaps: counts, skipped: counts });
    const decision = { run: true, rule: long, scope: 'all', because: texts } as const;
    const gaps = Array.from({ length: 300 }, () => gap);

    const page = markdown.run(aRunReport({ run, decision, gaps }));

    expect(page.length).toBeLessThanOrEqual(LONGEST_ISSUE);
    const shown = page.match(/^- .* scene /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(3);
    expect(page).toContain(`… and ${300 - shown} more in latest.json`);
    expect(page.match(/^… and 4\d\d more$/gm)).toHaveLength(5);
  });

  it('holds of the status, too', () => {
    const decision = { run: false, rule: null, scope: null, because: texts } as const;
    const runs = Array.from({ length: 50 }, () => aRun({ rule: long }));
    const report = { decision, deadReasons: counts, openGaps: counts, runs };

    expect(markdown.status(aStatusReport(report)).length).toBeLessThanOrEqual(LONGEST_ISSUE);
  });
});

describe('the Markdown of the status', () => {
  it('says how queue and history stand, what comes next and why not now', () => {
    const report = aStatusReport({
      runs: [aRun({ resumes: 2 }), aRun({ dryRun: true, scope: 'recent' })],
      queue: { pending: 40, leased: 0, dead: 12 },
      deadReasons: { 'no such item': 2, 'too long': 10 },
      oldestQueuedAt: new Date('2026-01-04T08:30:00Z'),
      openGaps: { missing: 4 },
    });

    expect(markdown.status(report)).toBe(`## Stash2Plex status

- **Queue:** 40 waiting, 0 being worked on, 12 given up
- **Oldest:** waiting since 2026-01-04 08:30 UTC
- **Last run:** 2026-01-05 10:00 UTC, all scenes, started by rule \`interval\`, is complete, went on after its process ended, 2 times
- **Runs so far:** 1
- **Next run:** not foreseen; \`the interval is never\`

### Why not now

- \`interval: hoursSinceLastRun(all) is 2, needs greaterThanInclusive 23.95\`

### Given up

| Reason | Jobs |
| --- | --: |
| \`too long\` | 10 |
| \`no such item\` | 2 |

### Open gaps

| Type | Gaps |
| --- | --: |
| \`missing\` | 4 |

### Last runs

| Started | Scope | Rule | Status | Scenes | Gaps | Queued |
| --- | --- | --- | --- | --: | --: | --: |
| 2026-01-05 10:00 UTC | all | \`interval\` | complete | 2,000 | 3 | 2 |
| 2026-01-05 10:00 UTC | recent | \`interval\` | complete (dry) | 2,000 | 3 | 2 |
`);
  });

  it('says what to start while there was no run, and what is due', () => {
    const nextDue = { status: 'when-plex-answers', rule: 'a|b', scope: 'all' } as const;
    const decision = { run: true, rule: 'a|b', scope: 'all', because: ['it is time'] } as const;

    const page = markdown.status(aStatusReport({ runs: [], runCount: 0, nextDue, decision }));

    expect(page).toContain('- **Last run:** no run yet: start Reconcile Library (All)\n');
    expect(page).toContain('as soon as Plex answers (`a`&#124;`b`, all scenes)\n');
    expect(page.match(/^### .*/gm)).toEqual(['### Due now']);
  });
});

function sevenTimes<Value>(value: Value): Value[] {
  return Array.from({ length: 7 }, () => value);
}
