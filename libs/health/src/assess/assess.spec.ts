import type { QueueStatus, RepairFigures, Section } from '@stash2plex/core';
import { at } from '@stash2plex/testing';
import { describe, expect, it } from 'vitest';
import { chooseLibraries } from '../choose-libraries.ts';
import type { PathFacts, PlexFacts, StashFacts, StoreChecked } from '../facts.ts';
import { assessClocks } from './clocks.ts';
import { assessLibraries } from './libraries.ts';
import { assessPaths } from './paths.ts';
import { assessPlex } from './plex.ts';
import { assessQueue } from './queue.ts';
import { assessRights } from './rights.ts';
import { assessStash } from './stash.ts';
import { assessStore } from './store.ts';

const failed = (because: string, isSettings = false) =>
  ({ status: 'failed', because, isSettings }) as const;

const aSection = (difference: Partial<Section> = {}): Section => ({
  ...{ key: '1', type: 'movie', title: 'Films', refreshing: false, changeMark: '' },
  ...{ locations: ['/media/films'] },
  ...difference,
});

describe('Stash', () => {
  it.each<[string, string, string, RegExp | undefined]>([
    ['new enough', 'v0.30.1', 'ok', undefined],
    ['of another numbering', 'v1.0.0', 'ok', undefined],
    ['a build without a version', '', 'note', /0\.27 or newer/],
    ['that cannot tell of files', 'v0.29.3', 'note', /0\.30 or newer.*Reconcile/],
    ['too old', 'v0.26.2', 'problem', /Update Stash/],
  ])('%s (%s) is %s', (_, version, level, remedy) => {
    const facts: StashFacts = { status: 'answered', version, aheadMs: 0 };
    const [finding] = assessStash(facts);

    expect(finding?.level).toBe(level);
    if (remedy) expect(finding?.remedy).toMatch(remedy);
    else expect(finding).not.toHaveProperty('remedy');
  });

  it('that does not answer is a problem, and the settings are named', () => {
    expect(assessStash(failed('Stash does not answer.'))).toMatchObject([
      {
        ...{ level: 'problem', what: 'Stash does not answer.' },
        remedy: expect.stringMatching(/STASH2PLEX_STASH_API_KEY/) as string,
      },
    ]);
  });
});

describe('Plex', () => {
  const server = { machineIdentifier: 'm', version: '1.43' };

  it.each<[PlexFacts, string, RegExp | undefined]>([
    [{ status: 'answered', server, sections: [], aheadMs: 0 }, 'ok', undefined],
    [
      { status: 'not-set-up', because: 'Plex URL is not set.' },
      'problem',
      /plex_url and plex_token/,
    ],
    [failed('Plex refuses the token.', true), 'problem', /^Correct plex_url or plex_token/],
    [failed('Plex cannot be reached.'), 'problem', /^Start Plex.*plex_url/],
  ])('%j is %s', (facts, level, remedy) => {
    const [finding] = assessPlex(facts);

    expect(finding?.level).toBe(level);
    expect(finding?.remedy ?? '').toMatch(remedy ?? /^$/);
  });
});

describe('rights', () => {
  const repair = { written: 3, finishedAt: at('10:00') } as RepairFigures;
  const nothing = { ...repair, written: 0 };

  it('are lacking where Plex says so, whatever was written before', () => {
    expect(assessRights([aSection({ isReadOnly: true })], [repair])).toMatchObject([
      {
        level: 'problem',
        what: expect.stringMatching(/"Films"/) as string,
        remedy: expect.stringMatching(/plex_token.*owner/) as string,
      },
    ]);
  });

  it('are proven by an edit that Plex took, and by nothing else', () => {
    expect(assessRights([aSection()], [nothing, repair])).toMatchObject([{ level: 'ok' }]);
    expect(assessRights([aSection()], [nothing])).toMatchObject([
      { level: 'note', what: expect.stringMatching(/reading cannot tell/) as string },
    ]);
  });
});

describe('libraries', () => {
  const sections = [aSection(), aSection({ key: '2', title: 'Series', type: 'show' })];
  const assess = (wanted: string, all: readonly Section[] = sections) =>
    assessLibraries(chooseLibraries(wanted, all)).map(({ level }) => level);

  it.each<[string, string, readonly Section[], readonly string[]]>([
    ['all of them, and one that is not handled yet', '', sections, ['note', 'ok']],
    ['one by its name', 'Films', sections, ['ok']],
    ['one that is not there besides', 'Films, Shorts', sections, ['problem', 'ok']],
    ['one of another type', 'Series', sections, ['problem']],
    ['none at all', '', [], ['problem']],
    ['one that is being scanned', '', [aSection({ refreshing: true })], ['note']],
    ['one without a folder', '', [aSection({ locations: [] })], ['note']],
  ])('%s: %s', (_, wanted, all, expected) => {
    expect(assess(wanted, all)).toEqual(expected);
  });

  it('that are wrong name the setting', () => {
    expect(assessLibraries(chooseLibraries('Shorts', sections))[0]?.remedy).toMatch(/plex_library/);
  });
});

describe('paths', () => {
  const some: PathFacts = {
    ...{ scenes: 500, scenesInStash: 9000, files: 520, under: 520 },
    ...{ misses: [{ stash: '/data/a.mp4', plex: '/media/a.mp4' }], locations: ['/films'] },
  };

  it.each<[string, Partial<PathFacts>, string]>([
    ['all in Plex', {}, 'ok'],
    ['most of them', { under: 519 }, 'note'],
    ['few of them', { under: 259 }, 'problem'],
    ['none of them', { under: 0 }, 'problem'],
    ['no file at all', { files: 0, under: 0 }, 'note'],
    ['no folder to hold them against', { under: 0, locations: [] }, 'note'],
  ])('%s: %j is %s', (_, difference, level) => {
    expect(assessPaths({ ...some, ...difference })).toMatchObject([{ level }]);
  });

  it('that miss are shown on both sides, and say that a sample was looked at', () => {
    const [finding] = assessPaths({ ...some, under: 0 });

    expect(finding).toMatchObject({
      what: '0 of 520 files lie in a folder of these libraries (looked at 500 of 9000 scenes, the first and the last ones).',
      examples: ['/data/a.mp4 => /media/a.mp4'],
      remedy: expect.stringMatching(/\/films.*path_map.*plex_library/) as string,
    });
  });

  it('are hidden where they are to be', () => {
    const hidden = assessPaths({ ...some, under: 0 }, { obfuscate: () => 'code' });

    expect(JSON.stringify(hidden)).not.toMatch(/films|data\/a|media\/a/);
  });
});

describe('clocks', () => {
  it.each([
    [0, 'ok'],
    [-60_000, 'ok'],
    [61_000, 'note'],
    [-3_600_000, 'note'],
    [3_601_000, 'problem'],
    [undefined, 'note'],
  ])('that are %s ms ahead are %s', (aheadMs, level) => {
    expect(assessClocks({ stashAheadMs: aheadMs, plexAheadMs: 0 })).toMatchObject([
      { level },
      { level: 'ok' },
    ]);
  });

  it('say which way and by how much', () => {
    const [stash, plex] = assessClocks({ stashAheadMs: -720_000, plexAheadMs: 7_200_000 * 2 });

    expect(stash?.what).toBe('The clock of Stash is 12 min behind that of this machine.');
    expect(plex?.what).toBe('The clock of Plex is 4 h ahead of that of this machine.');
  });
});

describe('the state file', () => {
  const sound = { status: 'answered', schema: 5, damage: undefined, bytes: 1e6 } as const;

  it.each<[StoreChecked, readonly string[]]>([
    [{ ...sound, freeBytes: 5e9 }, ['ok', 'ok']],
    [{ ...sound, freeBytes: 5e8 }, ['ok', 'note']],
    [{ ...sound, freeBytes: 5e7 }, ['ok', 'problem']],
    [{ ...sound, freeBytes: undefined }, ['ok', 'note']],
    [{ ...sound, damage: 'row 7 missing from index', freeBytes: 5e9 }, ['problem']],
    [failed('The state file is locked.'), ['problem']],
  ])('%j: %j', (facts, expected) => {
    expect(assessStore(facts).map(({ level }) => level)).toEqual(expected);
  });
});

describe('the queue', () => {
  const queue = { pending: 0, leased: 0, dead: 0 };
  const status = { queue, oldestQueuedAt: undefined, outage: undefined } as QueueStatus;
  const outage = {
    ...{ startedAt: at('09:00'), endedAt: undefined, because: 'no answer' },
    ...{ server: 'plex', jobs: 3 },
  };
  const waits = { queue: { ...queue, pending: 1 }, oldestQueuedAt: at('09:00') };

  it.each<[string, Partial<QueueStatus>, string, readonly string[]]>([
    ['is empty', {}, '10:00', ['ok']],
    ['holds young jobs', waits, '10:00', ['ok']],
    ['holds dead letters', { queue: { ...queue, dead: 2 } }, '10:00', ['ok', 'note']],
  ])('%s: %j', (_, difference, now, expected) => {
    const facts = { now: at(now), status: { ...status, ...difference } };
    const found = assessQueue(facts, { plexAnswers: true });

    expect(found.map(({ level }) => level)).toEqual(expected);
  });

  it('holds a job that is a day old', () => {
    const now = new Date(at('09:00').getTime() + 86_400_000);

    expect(
      assessQueue({ now, status: { ...status, ...waits } }, { plexAnswers: true }),
    ).toMatchObject([
      { level: 'note', what: '1 job is in the queue, the oldest since 2026-01-01 09:00 UTC.' },
    ]);
  });

  it.each([
    [false, 'problem', /Bring Plex back/],
    [true, 'note', /next wake-up/],
  ])('waits for Plex, which answers now: %s', (plexAnswers, level, remedy) => {
    const facts = { now: at('10:00'), status: { ...status, outage } };

    expect(assessQueue(facts, { plexAnswers })[0]).toMatchObject({
      level,
      remedy: expect.stringMatching(remedy) as string,
    });
  });
});
