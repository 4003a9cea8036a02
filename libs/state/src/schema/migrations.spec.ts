import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { aLedgerEntry, at } from '@stash2plex/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { acquire, aTrace, aVersion } from '../changes/changes.fixture.ts';
import { aBatch, anIntent, anOutage } from '../repair/repair.fixture.ts';
import { aPage, aRun } from '../runs.fixture.ts';
import { aFolder, dump } from '../store.fixture.ts';
import { openStore } from '../store.ts';
import { MIGRATIONS } from './index.ts';
import { SCHEMA } from './schema.ts';

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
const RELEASED = [
  'b5193c2ce4822a38b20c1695a2d2f3922cbc119fdbeea207e9350901cc01fda5',
  '1ab2cf5da7f9e17bab4af75a4247c40b9ddda9a32ef6cb151b4bc3bb7e6ddce3',
];

it('no migration is edited once it was released', () => {
  const digests = MIGRATIONS.map((sql) => createHash('sha256').update(sql).digest('hex'));

  expect(digests.slice(0, RELEASED.length)).toEqual(RELEASED);
});

it('a new file is as one that went through all migrations', () => {
  const whole = openDatabase(':memory:', SCHEMA, 0);
  const migrated = openDatabase(':memory:', { migrations: MIGRATIONS }, 0);
  const asked = [
    'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name',
    'PRAGMA user_version',
    'PRAGMA application_id',
    'SELECT * FROM seen_total',
    'SELECT * FROM sqlite_sequence',
  ];

  for (const sql of asked) expect(whole.all(sql)).toEqual(migrated.all(sql));
  whole.close();
  migrated.close();
});

const RUN = `
  INSERT INTO run (id, rule, scope, run_trigger, dry_run, started_at, status, counts, requests,
    guards, errors, cursor, start_revision, lease_token)
  VALUES (?, 'interval', 'all', 'hook', 0, 1000, ?, '{"scenesChecked":250}', '{}', '[]', '[]', ?, 0, 1)`;
const CURSOR = { phase: 'scenes', after: '250', settingsHash: 's', machineIdentifier: 'server' };

/** A file of the first schema with something in it; its last run was killed. */
function anOldFile(schema = 1): void {
  const database = openDatabase(file, { migrations: MIGRATIONS.slice(0, schema) }, 200);
  database.run(RUN, 'whole', 'complete', JSON.stringify(CURSOR));
  database.run(RUN, 'killed', 'running', JSON.stringify(CURSOR));
  database.run(`INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at)
    VALUES (7, 1, 1, '["missing"]', 'v1', 'queued', 1000)`);
  database.run(`INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at, attempts,
    last_error) VALUES (8, 1, 2, '["missing"]', 'v1', 'dead', 2000, 5, 'too long')`);
  database.run(`INSERT INTO job (scene_id, generation, revision, reasons, desired_hash, status, enqueued_at,
    lease_owner, lease_token, lease_expires_at) VALUES (9, 1, 3, '["missing"]', 'v1', 'leased', 3000, 'w', 1, 4000)`);
  database.run(`INSERT INTO ledger (machine_identifier, scene_id, rating_key, fields, desired_hash, verified_at)
    VALUES ('server', 7, '100', '{}', 'v1', 1000)`);
  database.run(`INSERT INTO scratch_claim VALUES ('100', 7, '1', 1, 1, '[]', 0)`);
  if (schema > 2) database.run(`UPDATE job SET dead_at = 2000 WHERE status = 'dead'`);
  if (schema > 1) {
    database.run(`INSERT INTO seen VALUES (7, 1000, 1000, 1, 'v1', 'files', 1, '["p12"]', NULL)`);
    database.run('UPDATE seen_total SET scenes = 1, files = 1');
    database.run(`INSERT INTO known_name VALUES ('tag', 3, 'Rain', 1000)`);
    database.run('INSERT INTO dirty VALUES (7)');
  }
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

describe.for([1, 2, 3, 4])('a file of schema %i', (schema) => {
  it('keeps everything that is in it', () => {
    anOldFile(schema);
    const before = dump(file);

    openStore(file).close();

    expect(dump(file)).toMatchObject(before);
  });

  it('can be repaired from like a new one', () => {
    anOldFile(schema);
    const store = openStore(file);
    const { queue } = store;
    // Nobody knows when the old ones died: it was after they were queued.
    expect([queue.purgeDead(new Date(2000)), queue.purgeDead(new Date(2001))]).toEqual([0, 1]);

    const repair = store.repair(acquire(store, 'write:server'));
    const jobs = repair.claim({ limit: 9, now: at('10:00'), all: false });
    expect(jobs.map(({ sceneId, attempts }) => [sceneId, attempts])).toEqual([
      ['7', 0],
      ['9', 1],
    ]);
    expect(repair.ledger('server', ['7'])).toEqual([
      { ...aLedgerEntry({}), desiredHash: 'v1', verifiedAt: new Date(1000) },
    ]);

    repair.intend([anIntent()]);
    const entry = { ...aLedgerEntry({}), refused: { title: { wanted: 'a', got: 'b' } } };
    const ends = jobs.map((job) => ({ status: 'done' as const, job }));
    repair.settle(aBatch({ ends, ledger: [entry], settled: [anIntent()] }));
    repair.openOutage(anOutage(at('10:00'), 'no answer'));

    expect(repair.ledger('server', ['7'])).toEqual([entry]);
    expect(repair.intents('server', ['7'])).toEqual([]);
    expect(store.outages.recent(9)).toHaveLength(1);
    expect(queue.counts()).toEqual({ pending: 0, leased: 0, dead: 0 });
    store.close();
  });
});
