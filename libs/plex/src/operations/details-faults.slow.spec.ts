import { ConfigError, secret, UnavailableError } from '@stash2plex/core';
import { plexHandlers, type PlexWorld } from '@stash2plex/testing/simulators';
import { describe, expect, it } from 'vitest';
import { plexApi, plexSource } from '../index.ts';
import { URL, keys, reads, tally, usePlex, worldOf } from '../plex.fixture.ts';

const { server, sourceOf } = usePlex();

describe('details of items that Plex fails to read', () => {
  it('are unknown, and nothing else is', async () => {
    const world = worldOf(250, { poisonIds: ['31', '200'] });
    const answers = await sourceOf(world).details(keys(250));
    expect(tally(answers)).toEqual({ present: 248, unknown: 2 });
    expect(answers.get('31')).toEqual({
      status: 'unknown',
      because: 'Plex answered 500 to GET /library/metadata/31.',
    });
  });

  it('come in smaller batches, which are kept to while they are needed', async () => {
    const world = worldOf(1000, { emptyMultiAbove: 100 });
    const source = sourceOf(world);
    for (let first = 1; first < 1000; first += 250) {
      expect(tally(await source.details(keys(250, first)))).toEqual({ present: 250 });
    }
    expect(reads(world)).toBeLessThan(28);

    world.switches.emptyMultiAbove = 1000;
    for (let round = 0; round < 4; round += 1) await source.details(keys(1000));
    world.requests.length = 0;
    await source.details(keys(1000));
    expect(reads(world)).toBe(4);
  });

  it('are halved when the server takes too long over them', async () => {
    const world = worldOf(4, { hang: true, faultsOn: ['details'], faultTimes: 1 });
    server.use(...plexHandlers(world, URL));
    const connection = {
      url: URL,
      token: secret('owner-token'),
      clientIdentifier: 'c',
      version: '1',
    };
    const source = plexSource(plexApi(connection, { timeoutMs: 40 }));
    expect(tally(await source.details(keys(4)))).toEqual({ present: 4 });
  });

  it('are given up together when Plex fails on all of them', async () => {
    const world = worldOf(250, { html500: true, faultsOn: ['details'] });
    await expect(sourceOf(world).details(keys(250))).rejects.toThrow(UnavailableError);
    expect(world.requests.length).toBeLessThan(40);
  });

  it('are unknown together when Plex fails on many and answered some', async () => {
    const world = worldOf(250, { poisonIds: keys(100, 120) });
    const answers = await sourceOf(world).details(keys(250));
    expect(answers.get('1')?.status).toBe('present');
    expect(answers.get('150')?.status).toBe('unknown');
    expect(tally(answers)['absent']).toBeUndefined();
  });

  it.each(['down', 'maintenance503', 'signInPage', 'truncatedJson'] as const)(
    'are no matter of the items when the server itself is ill: %s',
    async (trouble) => {
      const world = worldOf(250, { [trouble]: true });
      await expect(sourceOf(world).details(keys(250))).rejects.toThrow(UnavailableError);
      expect(world.requests.length).toBeLessThan(8);
    },
  );

  it('stop at once when the settings are wrong', async () => {
    const world = worldOf(250, { forbidden: true });
    await expect(sourceOf(world).details(keys(250))).rejects.toThrow(ConfigError);
    expect(world.requests).toHaveLength(1);
  });
});

describe('details of a Plex that hangs', () => {
  const kinds = (world: PlexWorld) => world.requests.map(({ kind }) => kind);

  it('are given up after two time-outs, and no read of them is repeated', async () => {
    const world = worldOf(250, { hang: true, faultsOn: ['details'] });

    await expect(sourceOf(world, 50).details(keys(250))).rejects.toThrow('within 0.05 s');

    expect(kinds(world)).toEqual(['details', 'sections', 'details']);
  });

  it('are given up after two time-outs in all, however many batches wait', async () => {
    const world = worldOf(5000, { hang: true, faultsOn: ['details'] });
    const startedAt = performance.now();

    await expect(sourceOf(world, 200).details(keys(5000))).rejects.toThrow(UnavailableError);

    // Three at a time, and those that took the place of the two.
    expect(reads(world)).toBeLessThanOrEqual(5);
    expect(performance.now() - startedAt).toBeLessThan(5 * 200);
  });

  it('are given up at once when it is slow to tell its libraries, too', async () => {
    const world = worldOf(250, { hang: true });

    await expect(sourceOf(world, 50).details(keys(250))).rejects.toThrow('within 0.05 s');

    expect(kinds(world)).toEqual(['details', 'sections']);
  });

  it('are given up at once when it then fails to tell its libraries', async () => {
    const world = worldOf(250, { hangIds: ['1'], html500: true, faultsOn: ['sections'] });

    await expect(sourceOf(world, 50).details(keys(250))).rejects.toThrow('Plex answered 500');

    expect(kinds(world)).toEqual(['details', 'sections']);
  });

  it('are unknown where it hung, and no other that came is lost', async () => {
    const world = worldOf(1000, { hangIds: ['300'] });

    const answers = await sourceOf(world, 100).details(keys(1000));

    expect(answers.get('1')?.status).toBe('present');
    expect(answers.get('300')).toEqual({
      status: 'unknown',
      because: expect.stringMatching(/did not answer .* within 0.1 s\.$/) as string,
    });
    expect(tally(answers)).toEqual({ present: 750, unknown: 250 });
  });

  it('are asked for in smaller batches the next time', async () => {
    const world = worldOf(250, { hangIds: ['250'] });
    const source = sourceOf(world, 100);

    await source.details(keys(250));
    const answers = await source.details(keys(250));

    expect(tally(answers)['present']).toBeGreaterThan(180);
  });
});

describe('details of a Plex that fails while it is asked', () => {
  it('are kept as far as they came', async () => {
    const world = worldOf(500, { poisonIds: ['400'], html500: true, faultsOn: ['sections'] });

    const answers = await sourceOf(world).details(keys(500));

    expect(tally(answers)).toEqual({ present: 250, unknown: 250 });
  });

  it('are asked for no further once the settings turn out wrong', async () => {
    const world = worldOf(5000, { forbidden: true });

    await expect(sourceOf(world).details(keys(5000))).rejects.toThrow(ConfigError);

    expect(reads(world)).toBeLessThanOrEqual(3);
  });
});
