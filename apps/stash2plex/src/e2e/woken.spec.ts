import { describe } from 'vitest';
import { aLibrary, expect, inStore, it } from './hosted.fixture.ts';
import { times } from './random.fixture.ts';

const WORKERS = times('WORKERS', 16);

describe(`${WORKERS} workers at once`, () => {
  it.concurrent('are one that works, and others that end at once and rely on it', async ({
    aHost,
  }) => {
    const host = await aHost({ keepsQueue: true });
    const { ids } = aLibrary(host.stash, 50);
    await host.rest();
    // A look takes two seconds: the others come while it goes on.
    host.stash.switches.delayMs = 1_000;

    const started = Array.from({ length: WORKERS - 1 }, () => host.startBeside('catch_up'));
    host.stash.updateScene(ids.at(-1) ?? '', { title: 'The last change' });
    started.push(host.startBeside('catch_up'));
    const runs = await Promise.all(started.map(({ ended }) => ended));

    const told = runs.map(({ output }) => output as { catchUp: { looks: number } | null });
    const worked = told.flatMap(({ catchUp }) => catchUp ?? []);
    expect(runs.map(({ error }) => error).filter(Boolean)).toEqual([]);
    expect(worked).toHaveLength(1);
    expect(worked[0]?.looks).toBeGreaterThan(1);
    expect(JSON.stringify(told)).toContain('looks once more for this one');
    expect(host.queued()).toEqual([ids.at(-1)]);
    expect(inStore(host.dataDir, (store) => store.leases.holder('catch-up'))).toBeUndefined();
  });
});

describe('a worker whose cookie has ended', () => {
  it.concurrent('marks nothing as seen, and the next wake-up finds the change', async ({
    aHost,
  }) => {
    const credentials = { username: 'me', password: 'me', apiKey: '' };
    const host = await aHost({ credentials, keepsQueue: true });
    const { ids } = aLibrary(host.stash, 4);
    await host.rest();

    host.stash.updateScene(ids[0] ?? '', { title: 'Edited' });
    host.stash.switches.unauthorizedAfter(2);
    host.queueTask('Catch Up');
    await host.settled();
    const refused = host.runs.at(-1);
    expect(refused?.error).toMatch(/STASH2PLEX_STASH_API_KEY/);
    expect(host.queued()).toEqual([]);

    host.stash.switches.unauthorizedAfter(Number.POSITIVE_INFINITY);
    host.queueTask('Catch Up');
    await host.settled();
    expect(host.queued()).toEqual([ids[0]]);
  });
});
