import { rivalEdit } from '@stash2plex/testing/simulators';
import { DAY_MS, later, MINUTE_MS } from './calendar.ts';
import { writtenIn } from './modes.ts';
import type { Play } from './told.ts';

export async function plexDown({ stage, checks, print, step }: Play): Promise<void> {
  const due = later(16 * DAY_MS);
  const { stash, truth } = { ...stage.library };
  const [edited = ''] = truth('all').inLine;
  await stage.stopPlex();
  stash.clock.setNow(due);
  stash.updateScene(edited, { details: 'Told once more, while Plex is down.' });
  const held = await step(
    'A run is due and a scene was edited, but Plex is down',
    'check_schedule',
    due,
  );
  for (const reason of held.decision.because.slice(0, 1)) print(`  . ${reason}`);
  checks.same('runs', held.run, null);
  checks.same(
    'the edit waits',
    [held.repair?.ended, held.repair?.written],
    ['plex-unreachable', 0],
  );

  await stage.startPlex();
  const soon = new Date(due.getTime() + 2 * MINUTE_MS);
  const back = await step('Plex is back', 'check_schedule', soon);
  checks.same('rule and status', [back.run?.rule, back.run?.status], ['interval', 'complete']);
  checks.same('scenes written', back.repair?.written, 1);
  await step('How things stand', 'queue_status', new Date(due.getTime() + 3 * MINUTE_MS));
}

export async function newFile({ stage, checks, step }: Play): Promise<void> {
  const { stash, plex, pathMap } = stage.library;
  const [ours = '', theirs = ''] = pathMap.split('=>').map((root) => root.trim());
  const at = later(16.1 * DAY_MS);
  stash.clock.setNow(new Date(at.getTime() - MINUTE_MS));
  const studio = stash.addStudio('A new studio');
  const scene = { title: 'New', details: 'Plex has not scanned it yet.', date: '2026-03-18' };
  stash.addScene({ ...scene, studio, files: [{ path: `${ours}/new/file.mp4`, size: 77 }] });
  plex.disk.put({ path: `${theirs}/new/file.mp4`, size: 77 });
  stage.configure({ trigger_plex_scan: true });
  const found = await step('A new file that Plex has not scanned yet', 'catch_up', at);
  const isAsked = ({ kind, query }: { kind: string; query: Readonly<Record<string, string>> }) =>
    kind === 'scan' && query['path'] === `${theirs}/new`;
  checks.same('scans of its folder', plex.requests.filter(isAsked).length, 1);
  checks.same('scenes written', found.repair?.written, 1);
  checks.same('alarms of Plex', plex.alarms, []);
}

export async function bothSidesEdit({ stage, checks, step }: Play): Promise<void> {
  const { stash, plex, truth } = stage.library;
  const now = later(17 * DAY_MS);
  stash.clock.setNow(new Date(now.getTime() - 60 * MINUTE_MS));
  const edited = truth('all').inLine.slice(5, 9);
  for (const id of edited) stash.updateScene(id, { title: `Told last: ${id}` });
  const keys = writtenIn(plex).slice(0, 3);
  for (const key of keys) rivalEdit(plex, key, { values: { studio: 'A studio of Plex' } });
  const title = 'The whole library once more, edited on both sides meanwhile';
  const last = await step(title, 'reconcile_all', now);
  const { 'stale-sync': stale, drift } = last.run?.gaps ?? {};
  checks.same('gaps of either side', [stale, drift], [edited.length, keys.length]);
  checks.same('scenes written', last.repair?.written, edited.length + keys.length);
}
