import { aLedgerEntry, aPair, at } from '@stash2plex/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeStoreOf } from './changes/change-store.ts';
import { anOutcome, aRead, aTrace, aVersion } from './changes/changes.fixture.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { watched } from './database/watched.fixture.ts';
import { itemIndexOf } from './index/item-index.ts';
import { ledgerOf, NO_ENTRY } from './ledger/ledger.ts';
import { leasesOf } from './lease/leases.ts';
import { thisProcess } from './lease/this-process.ts';
import { aBatch, anIntent } from './repair/repair.fixture.ts';
import { repairStoreOf } from './repair/repair-store.ts';
import { runMemoryOf } from './run/memory.ts';
import { runSinkOf } from './run/run-sink.ts';
import { aJob, aPage, aRun } from './runs.fixture.ts';
import { SCHEMA } from './schema/schema.ts';
import { scratchOf } from './scratch/scratch.ts';

// What is done for each page must not walk what grows with the library: done for every page, that is quadratic.

/** How a page may look into these tables: by ids of its own, or a range of them. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  job: /rowid=\?|job_ready \(status=\? AND attempts=\?/,
  seen: /rowid=\?|rowid>\? AND rowid<\?/,
  dirty: /rowid=\?|rowid>\? AND rowid<\?/,
  gap: /\(scene_id=\?/,
  ledger: /\(machine_identifier=\? AND (scene_id=\?|\(scene_id,rating_key\)>\(\?,\?\))/,
  intent: /\(machine_identifier=\? AND scene_id=\?/,
  match: /\(machine_identifier=\? AND (scene_id|rating_key)=\?/,
  known_name: /\(kind=\? AND id=\?\)/,
  item_index: /\(build=\? AND (rating_key|size)=\?/,
  item_path: /\(build=\? AND path_key=\?\)/,
  repaired: /rowid=\?/,
  item_size: /\(build=\? AND size=\?\)/,
  scratch_claim: /\(rating_key=\?/,
  scratch_name: /\((scene_id=\?|size=\? AND name_key=\?)/,
  scratch_unmatched: /rowid[=>]\?/,
  scratch_scope: /rowid[=>]\?/,
};

let database: Database;
let statements: Set<string>;
let parts: ReturnType<typeof openParts>;
beforeEach(() => {
  database = openDatabase(':memory:', SCHEMA, 0);
  statements = new Set();
  parts = openParts();
  statements.clear();
});

function openParts() {
  const recorded = watched(database, (sql) => statements.add(sql));
  const checks = { realNow: () => at('10:00').getTime(), isAlive: () => true };
  const lease = leasesOf(recorded, checks).acquire('reconcile', thisProcess());
  if ('heldBy' in lease) throw new Error('held');
  const sink = runSinkOf(recorded, lease);
  sink.start(aRun());
  return {
    sink,
    memory: runMemoryOf(recorded),
    index: itemIndexOf(recorded, checks),
    scratch: scratchOf(recorded, 'main', () => undefined),
    changes: changeStoreOf(recorded, { lease, realNow: checks.realNow }),
    repair: repairStoreOf(recorded, { lease, checks }),
    ledger: ledgerOf(recorded),
    lease,
  };
}

/** SQLite takes one step in the index for these, though it calls it a range. */
const ONE_STEP = [
  /^SELECT min\(machine_identifier\) AS server FROM \w+ WHERE machine_identifier > \?$/,
  /^SELECT min\(attempts\) AS attempts FROM job WHERE status = 'queued' AND attempts > \?$/,
];
/** Claimed jobs are few: a batch for each worker. */
const CLAIMED = /WHERE status = 'leased' AND (lease_expires_at|claimed_under) /;

/** Steps of the recorded statements that look into a table otherwise than allowed. */
function walks(): string[] {
  const known = [...ONE_STEP, CLAIMED];
  const looking = [...statements].filter((sql) => !known.some((one) => one.test(sql)));
  return looking.flatMap((sql) => {
    return plan(sql)
      .filter(isWalk)
      .map((step) => `${step}: ${sql.trim()}`);
  });
}

function plan(sql: string): string[] {
  return database.all(`EXPLAIN QUERY PLAN ${sql}`).map((row) => String(row['detail']));
}

function isWalk(step: string): boolean {
  const [, how = '', table = ''] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
  const allowed = ALLOWED[aliased(table)];
  return allowed !== undefined && (how === 'SCAN' || !allowed.test(step));
}

/** Statements of the working tables give some tables another name. */
function aliased(table: string): string {
  const tables: Readonly<Record<string, string>> = {
    asked: 'scratch_name',
    other: 'scratch_name',
    claim: 'scratch_claim',
    noted: 'scratch_scope',
    part: 'item_index',
    sized: 'item_size',
  };
  return tables[table] ?? table;
}

const match = { sceneId: '7', ratingKey: '100', sectionKey: '1' };
const claim = { ...match, target: true, queued: true, gaps: [], contested: false };

describe('the statements of a page', () => {
  it('of a run look up its scenes and items only', () => {
    const { sink, memory, scratch, index } = parts;
    const gaps = [{ detector: 'stale-sync', messageId: 'changed', pair: aPair() }];

    memory.ledger('server', ['7']);
    memory.jobs(['7']);
    memory.matches('server', ['7']);
    memory.matchesOfItems('server', ['100']);
    memory.unread(['7']);
    memory.repairedSince(memory.repairMark(), ['7']);
    index.byPath(['1'], ['/data/lake.mp4']);
    scratch.claim([claim]);
    scratch.addUnmatched([{ scene: aPair().scene, names: [{ nameKey: 'a', size: 1 }] }]);
    scratch.unmatched('0', 9);
    scratch.resolve(['7']);
    scratch.addScope(['7']);
    scratch.scope('0', 9);
    sink.commitPage(
      aPage({
        plan: { jobs: [aJob('7')], gaps, inLine: ['8'] },
        ...{ settled: ['7'], ledger: [aLedgerEntry({})], matches: [match], withdrawn: ['9'] },
        traces: [aTrace('7')],
      }),
    );

    expect(statements.size).toBeGreaterThan(20);
    expect(walks()).toEqual([]);
  });

  it('of a run that matches by name look up its scenes and their names only', () => {
    parts.scratch.byNameAndSize(['1'], ['7']);

    expect(statements.size).toBe(1);
    expect(walks()).toEqual([]);
  });

  it('of catch-up look up its scenes only', () => {
    const { changes } = parts;
    // So that there are servers to step to.
    parts.sink.commitPage(aPage({ ledger: [aLedgerEntry({})], matches: [match] }));
    statements.clear();

    changes.baseline([aVersion('7')], at('10:00'));
    changes.seen(['7']);
    changes.addDirty(['7']);
    changes.ledgerKnows([{ id: '7', hash: 'v1' }]);
    changes.storeNames([{ kind: 'tag', id: '3', name: 'Rain', updatedAt: at('09:00') }]);
    changes.names('tag', ['3']);
    changes.knownIn({ after: '0', to: '9' });
    changes.commitDirty(
      anOutcome({
        ...{ jobs: [aJob('7')], read: [aRead('7')], gone: ['8'], reborn: ['7'], worked: ['7'] },
      }),
    );
    changes.markDeleted(['7']);

    expect(statements.size).toBeGreaterThan(20);
    expect(walks()).toEqual([]);
  });

  it('of a repair look up its jobs and items only, in order, without sorting', () => {
    const { repair, sink } = parts;
    sink.commitPage(aPage({ plan: { jobs: ['1', '2', '3', '4', '5'].map((id) => aJob(id)) } }));
    statements.clear();

    const jobs = repair.claim({ limit: 5, now: at('10:00'), all: false });
    repair.ledger('server', ['7']);
    repair.intents('server', ['7']);
    repair.owners('server', ['100']);
    repair.intend([anIntent()]);
    const because = 'Plex said 500';
    const put = { status: 'waiting', notBefore: at('11:00'), isCounted: true, because } as const;
    const [one, two, three, four] = jobs;
    if (!one || !two || !three || !four) throw new Error('nothing claimed');
    repair.settle(
      aBatch({
        ends: [
          { status: 'done', job: one },
          { ...put, job: two },
          { status: 'dead', job: three, because },
          { status: 'untouched', job: four },
        ],
        ...{ ledger: [aLedgerEntry({})], settled: [anIntent()], matches: [match] },
        gaps: [{ sceneId: one.sceneId, left: [{ ratingKey: '100', detector: 'drift' }] }],
      }),
    );
    repair.nextReadyAt();

    expect(statements.size).toBeGreaterThan(18);
    expect(walks()).toEqual([]);
    const claimed = [...statements].filter((sql) => sql.includes('ORDER BY not_before'));
    expect(claimed).toHaveLength(1);
    expect(claimed.flatMap(plan).filter((step) => step.includes('B-TREE'))).toEqual([]);
  });

  it('of a task that goes through the ledger go on where the last page ended', () => {
    const { ledger, lease } = parts;

    ledger.locked('server', NO_ENTRY, 9);
    ledger.store(lease, [aLedgerEntry({})]);

    expect(walks()).toEqual([]);
    expect([...statements].flatMap(plan).filter((step) => step.includes('B-TREE'))).toEqual([]);
  });

  it('would be found out', () => {
    statements.add(`UPDATE job SET in_line_run = ? WHERE scene_id IN (1, 2) AND status = 'queued'`);
    statements.add('DELETE FROM gap WHERE run_id = ?');
    statements.add('SELECT 1 FROM match WHERE scene_id = ?');
    statements.add(`SELECT scene_id FROM job WHERE status = 'queued' AND not_before <= ?`);
    statements.add('SELECT scene_id FROM ledger WHERE machine_identifier = ? AND scene_id > ?');

    expect(walks()).toHaveLength(5);
  });
});
