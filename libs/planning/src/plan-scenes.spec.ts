import type { Gap, JobStatus, Plan } from '@stash2plex/core';
import { aDesired, aPair } from '@stash2plex/testing/builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planScenes, type SceneFindings } from './plan-scenes.ts';

const MODES = { missing: 'repair', 'stale-sync': 'repair', 'odd-title': 'report' } as const;
const UNIDENTIFIED = { studio: '', summary: '', originallyAvailableAt: '', actor: [], genre: [] };

const aGap = (detector = 'stale-sync'): Gap => ({ detector, messageId: 'any', pair: aPair() });

function aScene(difference: Partial<SceneFindings> = {}): SceneFindings {
  const healthy = { sceneId: '7', desired: aDesired(), gaps: [], job: undefined };
  return {
    ...healthy,
    ambiguous: false,
    isInLine: false,
    isRefused: false,
    isPreserved: false,
    ...difference,
  };
}

const aJob = (status: JobStatus, desiredHash = 'desired-hash') => ({
  job: { sceneId: '7', status, desiredHash },
});

describe('a scene with gaps', () => {
  it('gets one job, whatever the number of findings', () => {
    const gaps = [aGap(), aGap('missing'), aGap(), aGap('odd-title')];

    const plan = planScenes([aScene({ gaps })], MODES);

    const reasons = ['missing', 'stale-sync'];
    expect(plan.jobs).toEqual([{ sceneId: '7', reasons, desiredHash: 'desired-hash' }]);
    expect(plan).toMatchObject({ skipped: [], gaps, inLine: [] });
  });

  it.each([
    ['is queued', aJob('queued'), 'already-queued'],
    ['is queued with other values (they are read afresh)', aJob('queued', 'old'), 'already-queued'],
    ['is being worked on', aJob('leased'), 'already-queued'],
    ['is a dead letter', aJob('dead'), 'dead-letter'],
    ['has only gaps that are to be reported', { gaps: [aGap('odd-title')] }, 'mode-report'],
    [
      'is queued, and has only gaps that are to be reported',
      { ...aJob('queued'), gaps: [aGap('odd-title')] },
      'mode-report',
    ],
    ['differs by edits in Plex that are to stay', { isPreserved: true }, 'mode-report'],
    ['has only gaps of a detector that nobody switched on', { gaps: [aGap('x')] }, 'mode-report'],
  ])('waits when it %s, and its gaps stand', (_, difference, reason) => {
    const scene = aScene({ gaps: [aGap()], ...difference });

    const plan = planScenes([scene], MODES);

    expect(plan).toEqual({
      jobs: [],
      skipped: [{ sceneId: '7', reason }],
      gaps: scene.gaps,
      inLine: [],
    });
  });

  it('is queued for a picture where edits in Plex are to stay: whose it is, only a repair can tell', () => {
    const gaps = [aGap(), { ...aGap('missing'), pictures: ['poster'] as const }];

    const plan = planScenes([aScene({ gaps, isPreserved: true })], MODES);

    expect(plan.jobs).toMatchObject([{ reasons: ['missing'] }]);
  });

  it('is queued for what Plex may take, though it would not take another field', () => {
    const plan = planScenes([aScene({ gaps: [aGap()], isRefused: true })], MODES);

    expect(plan).toMatchObject({ jobs: [{ sceneId: '7' }], skipped: [] });
  });

  it.each([
    ['has changed since a worker took it', aJob('leased', 'old')],
    ['has changed since it became a dead letter', aJob('dead', 'old')],
  ])('is queued again when it %s', (_, job) => {
    const plan = planScenes([aScene({ gaps: [aGap()], ...job })], MODES);

    expect(plan.jobs).toHaveLength(1);
    expect(plan.skipped).toEqual([]);
  });

  it.each(['queued', 'dead'] as const)(
    'is queued again where a job for it is %s for want of an item that is there by now',
    (status) => {
      const lookedFor = { ...aJob(status).job, notFoundSince: new Date(0) };
      const absent: Gap = { ...aGap('missing'), pair: aPair({ observed: 'absent' }) };

      const found = planScenes([aScene({ gaps: [aGap()], job: lookedFor })], MODES);
      const missing = planScenes([aScene({ gaps: [absent], job: lookedFor })], MODES);

      expect(found).toMatchObject({ jobs: [{ sceneId: '7' }], skipped: [] });
      expect(missing).toMatchObject({ jobs: [], skipped: [{ sceneId: '7' }] });
    },
  );

  it('is not queued again while such a job is being worked on', () => {
    const job = { ...aJob('leased').job, notFoundSince: new Date(0) };

    const plan = planScenes([aScene({ gaps: [aGap()], job })], MODES);

    expect(plan.skipped).toEqual([{ sceneId: '7', reason: 'already-queued' }]);
  });

  it.each([
    ['nobody has identified it', { desired: aDesired(UNIDENTIFIED) }, 'quality-gate'],
    ['its item is not its own', { ambiguous: true }, 'ambiguous'],
    ['both is so', { desired: aDesired(UNIDENTIFIED), ambiguous: true }, 'quality-gate'],
  ])('has none left when %s', (_, difference, reason) => {
    const plan = planScenes([aScene({ gaps: [aGap()], isInLine: true, ...difference })], MODES);

    const skipped = [{ sceneId: '7', reason }];
    expect(plan).toEqual({ jobs: [], skipped, gaps: [], inLine: [] });
  });
});

describe('a scene without gaps', () => {
  it('is in line when everything was looked at', () => {
    const input = [aScene({ sceneId: '1', isInLine: true }), aScene({ sceneId: '2' })];
    expect(planScenes(input, MODES)).toEqual({ jobs: [], skipped: [], gaps: [], inLine: ['1'] });
  });

  it('is counted when Plex would not take what differs, and its queued job is not needed', () => {
    const plan = planScenes([aScene({ isRefused: true, isInLine: true })], MODES);
    const skipped = [{ sceneId: '7', reason: 'refused' }];
    expect(plan).toEqual({ jobs: [], skipped, gaps: [], inLine: ['7'] });
  });

  it('is not in line when its item is not its own', () => {
    const plan = planScenes([aScene({ isInLine: true, ambiguous: true })], MODES);
    expect(plan).toMatchObject({ skipped: [{ reason: 'ambiguous' }], inLine: [] });
  });

  it('is counted when nobody has identified it', () => {
    const plan = planScenes([aScene({ desired: aDesired(UNIDENTIFIED), isInLine: true })], MODES);
    expect(plan).toMatchObject({ skipped: [{ reason: 'quality-gate' }], inLine: ['7'] });
  });
});

const detector = fc.constantFrom('missing', 'stale-sync', 'odd-title');
const scenes = fc.uniqueArray(
  fc.record({
    sceneId: fc.nat(50).map(String),
    desired: fc.constantFrom(aDesired(), aDesired(UNIDENTIFIED)),
    gaps: fc.array(detector.map((id) => aGap(id))),
    job: fc.constantFrom(undefined, ...(['queued', 'leased', 'dead'] as const)),
    jobHash: fc.constantFrom('old', 'desired-hash'),
    ambiguous: fc.boolean(),
    isInLine: fc.boolean(),
    isRefused: fc.boolean(),
    isPreserved: fc.boolean(),
  }),
  { selector: ({ sceneId }) => sceneId },
);

const withJobs = (input: readonly SceneFindings[], { jobs }: Pick<Plan, 'jobs'>): SceneFindings[] =>
  input.map((scene) => {
    const job = jobs.find(({ sceneId }) => sceneId === scene.sceneId);
    return job ? { ...scene, job: { ...job, status: 'queued' } } : scene;
  });

it('plans nothing new when it has been carried out', () => {
  fc.assert(
    fc.property(scenes, (drawn) => {
      const input = drawn.map(({ job, jobHash, ...scene }) =>
        aScene({ ...scene, ...(job && { job: { ...aJob(job, jobHash).job, ...scene } }) }),
      );
      const first = planScenes(input, MODES);

      const second = planScenes(withJobs(input, first), MODES);

      expect(second.jobs).toEqual([]);
      expect({ gaps: second.gaps, inLine: second.inLine }).toEqual({
        gaps: first.gaps,
        inLine: first.inLine,
      });
      const decided = [...first.jobs, ...first.skipped].map(({ sceneId }) => sceneId);
      expect(new Set(decided).size).toBe(decided.length);
    }),
  );
});
