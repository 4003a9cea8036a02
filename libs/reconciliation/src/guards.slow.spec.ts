import type { PlexWorld, RequestKind } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { addItem, addScene, aFixture, answering, later, useServers } from './run.fixture.ts';

useServers();

/** Does something to the world when the next request of a kind arrives, before it is answered. */
function onFirst(plex: PlexWorld, kind: RequestKind, act: () => void): void {
  const { requests } = plex;
  const push = requests.push.bind(requests);
  requests.push = (...logged) => {
    if (logged.some((each) => each.kind === kind)) {
      requests.push = push;
      act();
    }
    return push(...logged);
  };
}

const many = (count: number) => Array.from({ length: count }, (_, n) => `/library/${n}.mp4`);

describe('a run that cannot see everything', () => {
  it('calls nothing missing when a page of the listing fails, and still queues what is proven', async () => {
    const { stash, plex, run, found, store } = aFixture();
    const paths = many(2300);
    for (const path of paths) addScene(stash, path);
    for (const path of paths.slice(0, 2200)) addItem(plex, path);
    plex.changeItem(plex.itemsOf('1')[0]?.ratingKey ?? '', { values: { summary: 'Old.' } });
    plex.switches.failPage = { page: 3, times: 1000 };

    const record = await run();

    expect(record.status).toBe('inconclusive');
    expect(record.guards).toMatchObject([{ kind: 'listing-incomplete', section: 'Movies' }]);
    expect(record.gaps).toMatchObject({ missing: 0, 'stale-sync': 1 });
    expect(found()).toEqual(['stale-sync 1']);
    expect(store.queue.counts().pending).toBe(1);
  });

  it.each([
    ['shrinks', { shrinkListing: 10 }],
    ['skips rows', { skipRows: 3 }],
    ['says nothing of its size', { unpaged: true, shrinkListing: 0 }],
  ])('calls nothing missing when the listing %s', async (_, switches) => {
    const { stash, plex, run } = aFixture();
    for (const path of many(600)) {
      addScene(stash, path);
      addItem(plex, path);
    }
    await run();
    Object.assign(plex.switches, switches);

    const record = await run({ at: later(1) });

    expect(record.status).toBe('inconclusive');
    expect(record.gaps['missing']).toBe(0);
  });

  it('takes no item for a scene’s by its name while the listing is not whole', async () => {
    const { stash, plex, run, store } = aFixture();
    addScene(stash, '/before/moved.mp4');
    addItem(plex, '/after/moved.mp4', { values: { summary: 'Old.' } });
    for (const path of many(600)) {
      addScene(stash, path);
      addItem(plex, path);
    }
    plex.switches.skipRows = 3;

    expect(await run()).toMatchObject({ status: 'inconclusive', queued: 0 });
    expect(store.queue.counts().pending).toBe(0);
  });

  it('does not take a listing for whole that is as long as a page and says no length', async () => {
    const { stash, plex, run } = aFixture();
    for (const path of many(501)) addScene(stash, path);
    for (const path of many(500)) addItem(plex, path);
    plex.switches.unpaged = true;

    const record = await run();

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(record.guards).toMatchObject([{ kind: 'listing-incomplete' }]);
  });

  it('still finds what the last whole listing has when a new one is not whole', async () => {
    const { stash, plex, run } = aFixture();
    for (const path of many(600)) {
      addScene(stash, path);
      addItem(plex, path);
    }
    await run();
    plex.switches.skipRows = 3;

    expect(await run({ at: later(1) })).toMatchObject({ status: 'inconclusive', matched: 600 });
  });

  it('reads a listing again that was not whole the first time', async () => {
    const { stash, plex, run } = aFixture();
    for (const path of many(600)) {
      addScene(stash, path);
      addItem(plex, path);
    }
    plex.switches.failPage = { page: 2, times: 3 };

    expect(await run()).toMatchObject({ status: 'complete', gaps: { missing: 0 } });
  });

  it('waits for a library that is being scanned', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/new.mp4');
    plex.changeSection('1', { refreshing: true });

    const record = await run();

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(record.guards).toMatchObject([{ kind: 'section-refreshing', section: 'Movies' }]);
  });

  it('ends inconclusive when Plex is down, with nothing looked at', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/a.mp4');
    plex.switches.down = true;

    const record = await run();

    expect(record).toMatchObject({ status: 'inconclusive', scenesChecked: 0, queued: 0 });
    expect(record.guards).toMatchObject([{ kind: 'plex-unreachable' }]);
  });

  it('keeps what it found before Plex went away', async () => {
    const { stash, plex, run, store } = aFixture();
    for (const path of many(300)) {
      addScene(stash, path);
      addItem(plex, path, { values: { summary: 'Old.' } });
    }
    onFirst(plex, 'details', () => {
      onFirst(plex, 'details', () => {
        plex.switches.down = true;
      });
    });

    const record = await run();

    expect(record.status).toBe('inconclusive');
    expect(store.queue.counts().pending).toBe(250);
  });

  it('says nothing of a single item that cannot be read, and goes on', async () => {
    const { stash, plex, run, found, warnings } = aFixture();
    const ids = many(5).map((path) => addScene(stash, path));
    const keys = many(4).map((path) => addItem(plex, path, { values: { title: 'Other' } }));
    plex.switches.poisonIds = [keys[1] ?? ''];

    const record = await run();

    expect(record).toMatchObject({ status: 'complete', unknown: 1, matched: 3 });
    expect(found()).toEqual([...[0, 2, 3].map((n) => `stale-sync ${ids[n]}`), `missing ${ids[4]}`]);
    expect(warnings.join()).toContain('could not be read');
  });

  it('doubts a library of which more than 20 items cannot be read', async () => {
    const { stash, plex, run } = aFixture();
    for (const path of many(60)) addScene(stash, path);
    const keys = many(59).map((path) => addItem(plex, path));
    // One after the other would look like a server that is down.
    plex.switches.poisonIds = keys.filter((_, n) => n % 2 === 0).slice(0, 21);

    const record = await run();

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 }, unknown: 21 });
    expect(record.guards).toMatchObject([{ kind: 'details-unknown' }]);
  });

  it('suspects a library of which more than 20 items go while it looks', async () => {
    const { stash, plex, run } = aFixture();
    const keys = many(60).map((path) => {
      addScene(stash, path);
      return addItem(plex, path);
    });
    onFirst(plex, 'details', () => {
      for (const key of keys.slice(0, 21)) plex.removeItem(key);
    });

    const record = await run();

    expect(record).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(record.guards).toMatchObject([{ kind: 'details-absent' }]);
  });

  it('takes it as it is that up to 20 items go while it looks, each counted once', async () => {
    const { stash, plex, run } = aFixture();
    const keys = many(60).map((path) => {
      addScene(stash, path);
      return addItem(plex, path);
    });
    onFirst(plex, 'details', () => {
      for (const key of keys.slice(0, 20)) plex.removeItem(key);
    });

    const record = await run();

    expect(record).toMatchObject({ status: 'complete', guards: [], unknown: 20 });
    expect(record.gaps['missing']).toBe(0);
  });

  it('does not trust an index whose item holds another file by now', async () => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/a.mp4');
    const key = addItem(plex, '/a.mp4', { values: { summary: 'Old.' } });
    onFirst(plex, 'details', () => {
      plex.changeItem(key, { parts: [{ path: '/other.mp4', size: 1 }] });
    });

    const record = await run();

    expect(record).toMatchObject({ queued: 0, matched: 0, unknown: 1, gaps: { missing: 0 } });
  });

  it.each([
    ['ignores paging and sends rows nobody can read', { Metadata: [{ title: 'no key' }] }],
    ['sends the same unreadable object for ever', { Metadata: { type: 'movie' } }],
  ])('ends soon when Plex %s', async (_, answer) => {
    const { stash, plex, run } = aFixture();
    addScene(stash, '/a.mp4');
    answering('/library/sections/1/all', () => ({ size: 1, totalSize: 3, ...answer }));

    expect(await run()).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(plex.requests.filter(({ kind }) => kind === 'listing').length).toBe(0);
  });

  it('ends soon when each page of Plex brings other rows', async () => {
    const { stash, run } = aFixture();
    addScene(stash, '/a.mp4');
    let rows = 0;
    const more = () => ({ ratingKey: String((rows += 1)), type: 'movie' });
    answering('/library/sections/1/all', () => ({
      ...{ size: 20, totalSize: 30, offset: rows },
      Metadata: Array.from({ length: 20 }, more),
    }));

    expect(await run()).toMatchObject({ status: 'inconclusive', gaps: { missing: 0 } });
    expect(rows).toBeLessThan(5000);
  });

  it('forgets libraries that are not handled any more', async () => {
    const { stash, plex, run } = aFixture();
    plex.addSection({ key: '2', title: 'Other' });
    for (const path of many(60)) addScene(stash, path);
    for (const path of many(30)) addItem(plex, path);
    for (const path of many(60).slice(30)) addItem(plex, path, { sectionKey: '2' });
    await run();

    const record = await run({ at: later(1), plexLibrary: 'Other' });

    expect(record).toMatchObject({ status: 'complete', gaps: { missing: 30 } });
  });

  it.each([
    ['Stash answers 500', { status: 500 }],
    ['Stash refuses the log-in', { status: 401 }],
  ])('fails when %s, and says why', async (_, { status }) => {
    const { stash, run } = aFixture();
    addScene(stash, '/a.mp4');
    stash.switches.failNext(5, status);

    const record = await run();

    expect(record.status).toBe('failed');
    expect(record.errors.join()).toContain('Stash');
  });

  it('fails when Plex refuses the token', async () => {
    const { plex, run } = aFixture();
    plex.switches.forbidden = true;

    const record = await run();

    expect(record.status).toBe('failed');
    expect(record.errors.join()).toContain('plex_token');
  });
});
