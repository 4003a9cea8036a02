import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { at } from '@stash2plex/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { acquire, aTrace, aVersion } from '../changes/changes.fixture.ts';
import { aPage, aRun } from '../runs.fixture.ts';
import { aFolder, dump } from '../store.fixture.ts';
import { openStore } from '../store.ts';
import { MIGRATIONS } from './index.ts';

let folder: ReturnType<typeof aFolder>;
let file: string;
beforeEach(() => {
  folder = aFolder();
  file = join(folder.path, 'state.db');
});
afterEach(() => {
  folder.remove();
});

/** SHA-256 of what users' files were made with. */
const RELEASED = ['b5193c2ce4822a38b20c1695a2d2f3922cbc119fdbeea207e9350901cc01fda5'];

it('no migration is edited once it was released', () => {
  const digests = MIGRATIONS.map((sql) => createHash('sha256').update(sql).digest('hex'));

  expect(digests.slice(0, RELEASED.length)).toEqual(RELEASED);
});

const RUN = `
  INSERT INTO run (id, rule, scope, run_trigger, dry_run, started_at, status, counts, requests,
    guards, errors, cursor, start_revision, lease_token)
  VALUES (?, 'interval', 'all', 'hook', 0, 1000, ?, '{"scenesChecked":250}', '{}', '[]', '[]', ?, 0, 1)`;
const CURSOR = { phase: 'scenes', after: '250', settingsHash: 's', machineIdentifier: 'server' };

/** A file of the first schema with something in it; its last run was killed. */
function anOldFile(): void {
  const database = openDatabase(file, MIGRATIONS.slice(0, 1), 200);
  database.run(RUN, 'whole', 'complete', JSON.stringify(CURSOR));
  database.run(RUN, 'killed', 'running', JSON.stringify(CURSOR));
  database.run(`INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at)
    VALUES (7, 1, 1, '["missing"]', 'v1', 'queued', 1000)`);
  database.run(`INSERT INTO ledger VALUES ('server', 7, '100', '{}', 'v1', 1000)`);
  database.run(`INSERT INTO scratch_claim VALUES ('100', 7, '1', 1, 1, '[]', 0)`);
  database.close();
}

describe('a file of the first schema', () => {
  it('keeps everything that is in it', () => {
    anOldFile();
    const { run: oldRuns = [], ...before } = dump(file);

    const store = openStore(file);

    const { run, ...after } = dump(file);
    expect(after).toMatchObject(before);
    expect(run).toMatchObject(oldRuns);
    expect(store.history.recent(9)).toMatchObject([
      { id: 'killed', status: 'running', scenesChecked: 250, resumes: 0 },
      { id: 'whole', status: 'complete', scenesChecked: 250, resumes: 0 },
    ]);
    expect(store.memory.knowsAllOwners('server')).toBe(true);
    store.close();
  });

  it('can be worked with like a new one', () => {
    anOldFile();
    const store = openStore(file);
    const lease = acquire(store, 'catch-up');
    const changes = store.changes(lease);
    expect([changes.mark(), changes.knownScenes(), changes.knownFiles()]).toEqual([
      undefined,
      0,
      0,
    ]);
    expect([...changes.ledgerKnows([{ id: '7', hash: 'v1' }])]).toEqual(['7']);

    changes.baseline([aVersion('7')], at('10:00'));
    const sink = store.runSink(lease);
    sink.start(aRun());
    const scratch = store.scratch({ dryRun: false, lease });
    scratch.addScope(['7']);
    sink.commitPage(aPage({ traces: [aTrace('7')] }));

    expect(scratch.scope('0', 9)).toEqual(['7']);
    expect(changes.knownFiles()).toBe(1);
    store.close();
  });

  it('has no run to go on with: its cursor lacks what that takes', () => {
    anOldFile();
    const store = openStore(file);

    expect(store.history.killed()).toBeUndefined();

    store.close();
  });
});
