import { expect, it } from 'vitest';
import {
  aCatchUp,
  aLeftField,
  aRepair,
  aRepairReport,
  aReportedGap,
  aRunReport,
} from '../../spec/a-report.ts';
import { markdown } from './index.ts';

const LONGEST_ISSUE = 65_536;

it('says of a repair what was written, what waits, and what was left field by field', () => {
  const leftFields = [
    aLeftField(),
    aLeftField({ title: ' ', path: '', field: 'genre', because: 'refused', desired: ['Rain'] }),
  ];
  const repair = aRepair({ leftFields, leftFieldsOmitted: 4 });

  expect(markdown.repair(aRepairReport({ repair, catchUp: aCatchUp() })))
    .toBe(`## Repair: 12 scenes written. The slice is over; it goes on behind what waits in Stash.

- **Repair:** 2026-01-05 10:00 UTC
- **Caught up:** 3 scenes changed, 2 queued, 4 requests
- **Queue now:** 40 waiting, 2 being worked on, 0 given up
- **Next run:** 2026-01-06 09:57 UTC (\`interval\`, all scenes)

- Fields written: 21: genre 11, title 10
- In line: 3 scenes already had everything
- Kept: 1 scene as edited in Plex
- Fields kept: 1: title 1
- Fields refused: 1: summary 1
- Requests: 5 reads, 13 writes of Plex
- Took: 1 min 5 s
- Waiting: 1,300: \`next slice\`
- Waiting: 4: \`not in Plex yet\`
- Given up: 1: \`Plex answered 500\`
- Dropped: 2: \`ambiguous\`

### Left as they are

- \`title\` of scene \`7\`, item \`100\`: \`A Day at the Lake\`
  - \`/data/lake.mp4\`
  - \`Mine\` → \`A Day at the Lake\`, kept as edited in Plex
- \`genre\` of scene \`7\`, item \`100\`: _no title_
  - _no file_
  - \`Mine\` → \`Rain\`, Plex would not take it

… and 4 more
`);
});

it('has a repair behind a run before its gaps, and none where there was none', () => {
  const report = aRunReport({ gaps: [aReportedGap()] });

  const page = markdown.run({ ...report, repair: aRepair() });

  expect(page.match(/^### .*/gm)?.slice(-3)).toEqual([
    '### Repair',
    '### Left as they are',
    '### Gaps',
  ]);
  expect(page).toContain('### Repair\n\n- Repair: 12 scenes written. The slice is over;');
  expect(markdown.run(report)).not.toContain('Repair');
});

it('fits into an issue, whatever was left and why', () => {
  const long = '``|'.repeat(2_000);
  const reasons = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}${long}`, 7]));
  const left = aLeftField({ sceneId: long, title: long, path: long, observed: long });
  const leftFields = Array.from({ length: 200 }, () => left);
  const repair = aRepair({ waiting: reasons, failed: reasons, dropped: reasons, leftFields });

  const alone = markdown.repair(aRepairReport({ repair }));
  const behindARun = markdown.run(aRunReport({ repair, gaps: [aReportedGap()] }));

  expect(alone.length).toBeLessThanOrEqual(LONGEST_ISSUE);
  expect(alone).toMatch(/\n… and 1\d\d more\n$/);
  expect(behindARun.length).toBeLessThanOrEqual(LONGEST_ISSUE);
  expect(behindARun).toContain('`stale-sync` scene');
});
