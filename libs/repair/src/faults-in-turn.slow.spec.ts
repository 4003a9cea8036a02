import type { RepairRecord } from '@stash2plex/core';
import { plexAlarms, renewKey, type PlexSwitches } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { doneIn, expectWholeCount } from './counted.fixture.ts';
import { aFixture, later, useServers, type Fixture } from './drain.fixture.ts';

useServers();

/** Set STASH2PLEX_FAULT_SCENES for more of them. */
const SCENES = Number(process.env['STASH2PLEX_FAULT_SCENES'] ?? 30);
const MIDDLE = Math.floor(SCENES / 2);

function aLibrary() {
  const fixture = aFixture();
  const tags = [fixture.stash.addTag('A tag')];
  const values = { title: 'old', genre: ['Left over'] };
  const added = Array.from({ length: SCENES }, () => fixture.add({ tags }, { values }));
  fixture.enqueue(...added.map(({ sceneId }) => sceneId));
  return { ...fixture, added };
}
type Library = ReturnType<typeof aLibrary>;

async function drainOnce(library: Fixture, hour: number): Promise<RepairRecord> {
  const before = library.store.queue.counts();
  const record = await library.drain({ at: later(hour), isByHand: hour > 0, sliceMs: 600_000 });
  expectWholeCount(record, { fixture: library, before });
  return record;
}

interface Fault {
  readonly happen: (library: Library) => void;
  readonly end?: (library: Library) => void;
  /** Scenes that are not written in the end, and why. */
  readonly left?: Readonly<Record<string, number>>;
}

const once =
  (kind: 'details' | 'write', nth: number, switches: Partial<PlexSwitches>): Fault['happen'] =>
  ({ plex }) => {
    plex.during(kind, nth, switches);
  };
const inTheMiddle =
  (work: (library: Library) => void): Fault['happen'] =>
  (library) => {
    library.plex.before('write', MIDDLE, () => {
      work(library);
    });
  };
const write = (switches: Partial<PlexSwitches>): Fault => ({
  happen: once('write', MIDDLE, switches),
});
const read = (switches: Partial<PlexSwitches>): Fault => ({ happen: once('details', 3, switches) });
/** From the middle on, until it ends. */
const fromThenOn = (switches: Partial<PlexSwitches>, well: Partial<PlexSwitches>): Fault => ({
  happen: inTheMiddle(({ plex }) => Object.assign(plex.switches, switches)),
  end: ({ plex }) => Object.assign(plex.switches, well),
});

const FAULTS: Readonly<Record<string, Fault>> = {
  'an edit that gets no answer in time': write({ hang: true }),
  'a connection that breaks before the edit is done': write({ down: true }),
  'a connection that breaks after the edit is done': write({ down: true, faultsAfter: true }),
  '500 before the edit is done': write({ html500: true }),
  '500 after the edit is done': write({ html500: true, faultsAfter: true }),
  '503 to an edit': write({ maintenance503: true }),
  '401 to an edit': write({ unauthorized: true }),
  '403 to an edit': write({ forbidden: true }),
  'a sign-in page for an edit': write({ signInPage: true }),
  'an edit that is answered with 200 and not done': write({ ignoreEdits: true }),
  'a redirect': write({ redirectTo: 'http://elsewhere.test' }),
  'a slow answer': write({ delayMs: 20 }),
  'a read that gets no answer in time': read({ hang: true }),
  'a read that breaks off': read({ down: true }),
  'a read answered with 500': read({ html500: true }),
  'a read answered with 503': read({ maintenance503: true }),
  'a read answered with 401': read({ unauthorized: true }),
  'a sign-in page for a read': read({ signInPage: true }),
  'half an answer to a read': read({ truncatedJson: true }),
  'a read that leaves half of the items out': read({ emptyMultiAbove: 1 }),
  'Plex that has too much to do for some edits': fromThenOn(
    { html500: true, faultsOn: ['write'], faultTimes: 5 },
    { html500: false, faultsOn: undefined, faultTimes: Number.POSITIVE_INFINITY },
  ),
  'Plex that goes away for good and comes back': fromThenOn({ down: true }, { down: false }),
  'Plex that is in maintenance for long': fromThenOn(
    { maintenance503: true },
    { maintenance503: false },
  ),
  'Plex that answers nothing but its name': fromThenOn(
    { html500: true, faultsOn: ['details', 'listing', 'sections', 'write'] },
    { html500: false, faultsOn: undefined },
  ),
  'an item that is gone when it is to be written': {
    happen: ({ plex, added }) => {
      plex.before('write', MIDDLE, () => {
        plex.removeItem(added[MIDDLE - 1]?.ratingKey ?? '');
      });
    },
    left: { 'not in Plex yet': 1 },
  },
  'keys that are renewed': {
    happen: inTheMiddle(({ plex, added }) => {
      for (const { ratingKey } of added.slice(MIDDLE)) renewKey(plex, ratingKey);
    }),
  },
  'Stash that goes away': {
    happen: inTheMiddle(({ stash }) => Object.assign(stash.switches, { dropConnection: true })),
    end: ({ stash }) => Object.assign(stash.switches, { dropConnection: false }),
  },
  'a library that disappears and comes back': {
    happen: inTheMiddle(({ plex }) => {
      plex.removeSection('1');
    }),
    end: ({ plex }) => {
      plex.addSection({ key: '1' });
    },
  },
};

describe.each(Object.entries(FAULTS))('%s, in the middle of a drain', (_, fault) => {
  it('leaves every scene with an outcome that is told, and everything right in the end', async () => {
    const library = aLibrary();
    const { plex, store } = library;
    fault.happen(library);

    const records = [await drainOnce(library, 0), await drainOnce(library, 0)];
    fault.end?.(library);
    for (let hour = 1; hour < 6; hour += 1) records.push(await drainOnce(library, hour));

    const left = Object.values(fault.left ?? {}).reduce((sum, count) => sum + count, 0);
    const done = records.reduce((sum, record) => sum + doneIn(record), 0);
    expect(records.at(-1)).toMatchObject({ waiting: fault.left ?? {}, failed: {}, dropped: {} });
    expect(done + left).toBe(SCENES);
    expect(store.queue.counts()).toEqual({ pending: left, leased: 0, dead: 0 });
    const wrong = [...plex.items.values()].filter(({ values }) => values.genre.join() !== 'A tag');
    expect(wrong).toEqual([]);
    expect([...plex.items.values()].map(({ values }) => values.title).toSorted()).not.toContain(
      'old',
    );
    expect(plexAlarms(plex)).toEqual([]);
    expect(plex.writesInFlight.most).toBe(1);

    const before = plex.writes.length;
    library.enqueue(...library.added.map(({ sceneId }) => sceneId));
    await drainOnce(library, 7);
    expect(plex.writes.length - before).toBe(0);
  });
});

describe('a Plex that answers 200 and changes nothing', () => {
  it('is told field by field, and is not written to again', async () => {
    const library = aLibrary();
    library.plex.switches.ignoreEdits = true;

    const record = await drainOnce(library, 0);

    expect(record).toMatchObject({ written: SCENES, refused: { title: SCENES, genre: SCENES } });
    const puts = () => library.plex.requests.filter(({ kind }) => kind === 'write').length;
    const before = puts();
    library.enqueue(...library.added.map(({ sceneId }) => sceneId));
    await drainOnce(library, 1);
    expect(puts() - before).toBe(0);
  });
});
