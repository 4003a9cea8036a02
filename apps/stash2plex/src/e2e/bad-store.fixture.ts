// Faults of the disk below a store with something in it: what must be true of each, whatever it is.
import { chownSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stateOf, type Stage } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

const SCENES = 60;

/** A store that knows of a whole run and of what was written, and edits since of which it knows nothing. */
export async function aFullStore(stage: Stage): Promise<void> {
  const { stash, plex } = stage;
  const ids = Array.from({ length: SCENES }, (_, scene) => {
    const path = `/data/${scene}.mp4`;
    addItem(plex, path, scene < 3 ? { values: { summary: 'An old one.' } } : {});
    return addScene(stash, path);
  });
  await stage.run('reconcile_all', { here: true });
  for (const id of ids.slice(0, 30)) stash.updateScene(id, { details: `Edited, ${id}.` });
  plex.requests.length = plex.writes.length = 0;
}

/** Rows of what must never get lost, by table. */
export function kept(stage: Stage): Readonly<Record<string, number>> {
  return reading(stage, (database) => {
    const count = (table: string) =>
      Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
    const tables = ['run', 'ledger', 'match', 'seen'];
    return Object.fromEntries(tables.map((table) => [table, count(table)]));
  });
}

/** Items that Plex has got edits for and of which the store knows nothing. */
export function forgotten(stage: Stage): readonly string[] {
  return reading(stage, (database) => {
    const known = database.prepare(
      'SELECT rating_key AS key FROM intent UNION SELECT rating_key FROM ledger',
    );
    const keys = new Set(known.all().map(({ key }) => String(key)));
    return stage.plex.writes
      .map(({ ratingKey }) => ratingKey)
      .filter((ratingKey) => !keys.has(ratingKey));
  });
}

/** Writable, for what a worker left may have to be recovered first. */
function reading<Answer>(stage: Stage, read: (database: DatabaseSync) => Answer): Answer {
  const database = new DatabaseSync(stateOf(stage));
  try {
    return read(database);
  } finally {
    database.close();
  }
}

/** Scenes that Plex shows otherwise than Stash. */
export function unlike({ stash, plex }: Stage): readonly string[] {
  const summaries = new Map(
    [...plex.items.values()].map(({ media, values }) => [media[0]?.parts[0]?.path, values.summary]),
  );
  return stash.scenes
    .all()
    .filter(({ files, details }) => summaries.get(files[0]?.path ?? '') !== details)
    .map(({ id }) => id);
}

/** No file of the worker may grow beyond so many bytes, as on a disk that is full. Returns what takes the limit away. */
export function limitFiles({ directory }: Stage, bytes: number): () => void {
  const program = join(directory, 'plugins/Stash2Plex/stash2plex');
  const real = `${program}-real`;
  renameSync(program, real);
  // POSIX counts in blocks of 512 bytes.
  const script = `#!/bin/sh\nulimit -f ${Math.ceil(bytes / 512)}\nexec "$0-real"\n`;
  writeFileSync(program, script, { mode: 0o755 });
  return () => {
    renameSync(real, program);
  };
}

/** Of a worker that may only do what any other user may: root may do everything. Call it when all is in place. */
export function asNobody({ directory }: Stage): Readonly<Record<string, string>> {
  if (process.getuid?.() !== 0) return {};
  const become = join(directory, 'become.cjs');
  writeFileSync(become, `process.setgid(${NOBODY}); process.setuid(${NOBODY});`);
  for (const entry of ['.', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(directory, entry), NOBODY, NOBODY);
  }
  // In quotes, and those escaped: the folder has both blanks and quotes.
  return { NODE_OPTIONS: `--require "${become.replaceAll('"', '\\"')}"` };
}

const NOBODY = 65_534;
