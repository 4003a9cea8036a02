import { endScan, rivalEdit } from '@stash2plex/testing/simulators';
import { DAY_MS, later, MINUTE_MS } from './calendar.ts';
import { writtenIn } from './modes.ts';
import type { Stage } from './stage.ts';
import type { Play } from './told.ts';

/** The library of Plex in which the made-up films are. */
const FILMS = '1';

export async function lateFile({ stage, checks, step }: Play): Promise<void> {
  const { stash, plex } = stage.library;
  const at = later(16.06 * DAY_MS);
  // Tasks of other days: nobody has started them.
  for (const { id } of stash.jobs.list()) stash.jobs.finish(id);
  addNew(stage, { folder: 'late', at });
  const first = await step('A new file that Plex scans some minutes later', 'catch_up', at);
  checks.same('scenes written', first.repair?.written, 0);

  endScan(plex, FILMS);
  const [waits] = stash.jobs.list();
  const { until, ...args } = waits?.task?.args ?? {};
  if (waits) stash.jobs.finish(waits.id);
  const due = new Date(String(until));
  const title = 'A task that the plugin has queued itself, once Plex has scanned';
  const late = await step(title, 'process_queue', due, { ...args, until });
  checks.same('scenes written, without a person', late.repair?.written, 1);
  checks.atMost('minutes later', Math.round((due.getTime() - at.getTime()) / MINUTE_MS), 5);
}

export async function newFile({ stage, checks, step }: Play): Promise<void> {
  const { plex } = stage.library;
  const at = later(16.1 * DAY_MS);
  const folder = addNew(stage, { folder: 'new', at });
  stage.configure({ trigger_plex_scan: true });
  const found = await step('A new file that Plex has not scanned yet', 'catch_up', at);
  const isAsked = ({ kind, query }: { kind: string; query: Readonly<Record<string, string>> }) =>
    kind === 'scan' && query['path'] === folder;
  checks.same('scans of its folder', plex.requests.filter(isAsked).length, 1);
  checks.same('scenes written', found.repair?.written, 1);
  checks.same('alarms of Plex', plex.alarms, []);
}

/** A scene whose file lies where Plex would find it; returns the folder as Plex has it. */
function addNew({ library }: Stage, { folder, at }: { folder: string; at: Date }): string {
  const { stash, plex, pathMap } = library;
  const [ours = '', theirs = ''] = pathMap.split('=>').map((root) => root.trim());
  stash.clock.setNow(new Date(at.getTime() - MINUTE_MS));
  const studio = stash.addStudio(`The studio of ${folder}`);
  const scene = { title: 'New', details: 'Plex has not scanned it yet.', date: '2026-03-18' };
  const file = { path: `/${folder}/${folder}.mp4`, size: 70 + folder.length };
  stash.addScene({ ...scene, studio, files: [{ ...file, path: `${ours}${file.path}` }] });
  plex.disk.put({ ...file, path: `${theirs}${file.path}` });
  return `${theirs}/${folder}`;
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
