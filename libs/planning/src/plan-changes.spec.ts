import type { JobStatus } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { planChanges, type SceneChange } from './plan-changes.ts';

const desired = { values: { title: 'A day', studio: 'Studio' }, hash: 'new' };

const aChange = (change: Partial<SceneChange> = {}): SceneChange => ({
  sceneId: '1',
  desired,
  job: undefined,
  isChanged: true,
  isCoverChanged: false,
  isSaved: true,
  hasFiles: true,
  ...change,
});
const aJob = (status: JobStatus, desiredHash = 'new') => ({ sceneId: '1', status, desiredHash });
const JOB = { sceneId: '1', reasons: ['changed'], desiredHash: 'new' };

describe('a scene of which only the cover changed', () => {
  it.each([
    ['without a job', undefined],
    ['with one that may have read the cover already', aJob('leased')],
    ['with one that a run may take back', aJob('queued')],
    ['with one that was given up', aJob('dead')],
  ])('is queued %s, and the job says why', (_, job) => {
    const changes = [aChange({ isChanged: false, isCoverChanged: true, job })];

    expect(planChanges(changes)).toEqual({ jobs: [{ ...JOB, reasons: ['cover'] }], skipped: [] });
  });
});

describe('a scene is queued', () => {
  it.each([
    ['that changed', {}],
    ['that changed by a rename, without being saved', { isSaved: false }],
    ['whose job is being worked on with what it was before', { job: aJob('leased', 'old') }],
    ['whose job may have read it between this and the same before', { job: aJob('leased') }],
    ['that changed after its job was given up', { job: aJob('dead', 'old') }],
    [
      'that changed while its job waits for Plex to have it',
      { job: { ...aJob('queued', 'old'), notFoundSince: new Date(0) } },
    ],
    ['that was saved after its job was given up', { job: aJob('dead'), isChanged: false }],
  ])('%s', (_, change) => {
    expect(planChanges([aChange(change)])).toEqual({ jobs: [JOB], skipped: [] });
  });
});

describe('a scene is skipped, and counted,', () => {
  it.each([
    ['already-queued', 'whose job waits', { job: aJob('queued', 'old') }],
    [
      'quality-gate',
      'that nobody has identified',
      { desired: { values: { title: 'A day' }, hash: 'new' } },
    ],
  ])('as %s: one %s', (reason, _, change) => {
    expect(planChanges([aChange(change)])).toEqual({
      jobs: [],
      skipped: [{ sceneId: '1', reason }],
    });
  });
});

it.each([
  ['was saved with the same values', { isChanged: false }],
  ['has no file', { hasFiles: false }],
  [
    'is in a dead letter and was only looked at',
    { isChanged: false, isSaved: false, job: aJob('dead') },
  ],
])('says nothing of a scene that %s', (_, change) => {
  expect(planChanges([aChange(change)])).toEqual({ jobs: [], skipped: [] });
});
