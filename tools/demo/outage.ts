// Plex is away for a while. What is edited meanwhile waits, and is written without a person.
import { readFileSync } from 'node:fs';
import { DAY_MS, later, MINUTE_MS } from './calendar.ts';
import type { Play } from './told.ts';

const LASTS_MINUTES = 41;
const DUE = later(16 * DAY_MS);
const after = (minutes: number) => new Date(DUE.getTime() + minutes * MINUTE_MS);

export async function plexDown(play: Play): Promise<void> {
  const { stage, checks, step } = play;
  const edited = stage.library.truth('all').inLine.slice(9, 13);
  await stage.stopPlex();
  await editMeanwhile(play, edited);

  await stage.startPlex();
  const back = await step('Plex is back', 'check_schedule', after(LASTS_MINUTES));
  checks.same('rule and status', [back.run?.rule, back.run?.status], ['interval', 'complete']);
  checks.same('scenes written', back.repair?.written, edited.length);
  await step('How things stand', 'queue_status', after(LASTS_MINUTES + 1));
  await checkOutage(play, edited);
}

/** A save wakes the plugin each time, which is how it knows of an outage at all. */
async function editMeanwhile({ stage, checks, print, step }: Play, edited: readonly string[]) {
  const { stash } = stage.library;
  for (const [nth, id] of edited.entries()) {
    const at = after(nth * 10);
    stash.clock.setNow(new Date(at.getTime() - MINUTE_MS));
    stash.updateScene(id, { details: lastWords(id) });
    const title =
      nth === 0 ? 'A run is due and a scene was edited, but Plex is down' : 'Another edit';
    const held = await step(title, nth === 0 ? 'check_schedule' : 'catch_up', at);
    for (const reason of held.decision.because.slice(0, 1)) print(`  . ${reason}`);
    checks.same('runs', held.run, null);
    const { ended, written } = held.repair ?? {};
    checks.same('the edit waits', [ended, written], ['plex-unreachable', 0]);
  }
}

async function checkOutage({ stage, checks, step }: Play, edited: readonly string[]) {
  const { library } = stage;
  const { outages, queue } = await step('What is told of it', 'outage_summary', after(60));
  const minutes = outages?.list.map(({ seconds }) => Math.round((seconds ?? 0) / 60));
  checks.same('outages, in minutes', minutes, [LASTS_MINUTES]);
  const told = new Set([...library.plex.items.values()].map(({ values }) => values.summary));
  checks.same(
    'edits of that time not in Plex',
    edited.filter((id) => !told.has(lastWords(id))),
    [],
  );
  const missing = library.truth('all').gaps.missing.length;
  checks.same('waiting, given up', [queue.pending, queue.dead], [missing, 0]);
}

/** The page of the newest report shows it. */
export function checkPage({ stage, checks }: Play): void {
  const page = readFileSync(stage.page, 'utf8');
  const [chart = ''] = /<figure [^>]*id="outages">.*?<\/figure>/s.exec(page) ?? [];
  // Seconds more or less: processes take as long to start as they do.
  const about = chart.replaceAll(/4[01] min( \d+ s)?/g, '41 min').replace(/(\.\d\d)\d %/, '$1 %');
  const texts = [...about.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, text]) => text);
  checks.same('outages on the page', texts, [
    '1 outage in the last 7 days, 41 min in all.',
    'Available 99.83 % of the time since 2026-03-02 12:00 UTC; MTTR 41 min.',
  ]);
}

function lastWords(sceneId: string): string {
  return `Scene ${sceneId}, told once more while Plex is down.`;
}
