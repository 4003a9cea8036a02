import { expect, it } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { SCHEMA } from '../schema/schema.ts';
import { figures } from './repair.fixture.ts';
import { recentRepairs, storeRepair } from './repairs.ts';

it('the last fifty repairs are kept, whatever the clock says of them', () => {
  const database = openDatabase(':memory:', SCHEMA, 0);
  for (let written = 1; written <= 60; written += 1) {
    storeRepair(database, figures({ written, startedAt: new Date(1_000_000 - written) }));
  }

  const kept = recentRepairs(database, 99);

  expect(kept.map(({ written }) => written)).toEqual(Array.from({ length: 50 }, (_, n) => 60 - n));
  expect(kept[0]).toEqual(figures({ written: 60, startedAt: new Date(1_000_000 - 60) }));
  database.close();
});

it('a repair of a version that counted less is still told of', () => {
  const database = openDatabase(':memory:', SCHEMA, 0);
  storeRepair(database, figures());
  database.run(`UPDATE repair SET record = json_remove(record, '$.scansAsked')`);

  expect(recentRepairs(database, 1)).toEqual([figures({ scansAsked: 0 })]);
  database.close();
});
