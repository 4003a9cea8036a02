import type { JobEnd, JobLease } from '@stash2plex/core';

// What the queue must do with repair's verbs, said with a map. For the histories; nothing else imports it.

interface ModelJob {
  readonly version: string;
  readonly generation: number;
  readonly status: 'dead' | 'leased' | 'queued';
  readonly attempts: number;
  readonly notBefore: number;
  readonly because: string | undefined;
  readonly notFoundSince: Date | undefined;
  /** Of the claim that goes on. */
  readonly token: number | undefined;
  readonly pid: number | undefined;
}
export type ModelJobs = Map<string, ModelJob>;

const CLEAN = { attempts: 0, notBefore: 0, because: undefined, notFoundSince: undefined } as const;
const UNCLAIMED = { token: undefined, pid: undefined } as const;

export function enqueueIn(jobs: ModelJobs, scene: string, version: string): void {
  const job = jobs.get(scene);
  if (!job) {
    jobs.set(scene, { version, generation: 1, status: 'queued', ...CLEAN, ...UNCLAIMED });
    return;
  }
  const isNews = job.version !== version || job.notFoundSince !== undefined;
  const isFresh = job.status === 'dead';
  jobs.set(scene, {
    ...job,
    ...(isNews && { ...CLEAN, attempts: job.version === version ? job.attempts : 0 }),
    ...(isFresh && CLEAN),
    version,
    generation: job.generation + 1,
    status: job.status === 'dead' ? 'queued' : job.status,
  });
}

interface ClaimIn {
  readonly limit: number;
  readonly now: number;
  readonly endsBackoff: boolean;
  readonly isAlive: (pid: number) => boolean;
}

/** The scenes that a claim must give, in order. */
export function dueIn(jobs: ModelJobs, { limit, now, endsBackoff, isAlive }: ClaimIn): string[] {
  for (const [scene, job] of jobs) {
    const isLost = job.pid !== undefined && !isAlive(job.pid);
    if (isLost) {
      jobs.set(scene, {
        ...job,
        status: 'queued',
        attempts: Math.max(job.attempts, Math.min(job.attempts + 1, 2)),
        ...UNCLAIMED,
      });
    }
  }
  for (const [scene, job] of jobs) {
    const isWoken = endsBackoff && job.status === 'queued' && job.notBefore > now;
    if (isWoken) jobs.set(scene, { ...job, notBefore: 0 });
  }
  const due = [...jobs].filter(([, job]) => job.status === 'queued' && job.notBefore <= now);
  const inOrder = due.toSorted(
    ([a, first], [b, second]) =>
      first.attempts - second.attempts ||
      first.notBefore - second.notBefore ||
      Number(a) - Number(b),
  );
  return inOrder.slice(0, limit).map(([scene]) => scene);
}

export function claimIn(jobs: ModelJobs, { sceneId, token }: JobLease, pid: number): void {
  const job = jobs.get(sceneId);
  if (job) jobs.set(sceneId, { ...job, status: 'leased', token, pid });
}

export function settleIn(jobs: ModelJobs, end: JobEnd): void {
  const { sceneId, token, generation } = end.job;
  const job = jobs.get(sceneId);
  if (job?.status !== 'leased' || job.token !== token) return;
  if (job.generation !== generation || end.status === 'untouched') {
    jobs.set(sceneId, { ...job, status: 'queued', ...UNCLAIMED });
    return;
  }
  if (end.status === 'done' || end.status === 'dropped') jobs.delete(sceneId);
  else jobs.set(sceneId, { ...job, ...failed(job, end), ...UNCLAIMED });
}

function failed(
  job: ModelJob,
  end: Extract<JobEnd, { status: 'dead' | 'waiting' }>,
): Partial<ModelJob> {
  const { because, notFoundSince } = end;
  if (end.status === 'dead') {
    const attempts = job.attempts + (notFoundSince ? 0 : 1);
    return { status: 'dead', attempts, notBefore: 0, because, notFoundSince };
  }
  const attempts = job.attempts + (end.isCounted ? 1 : 0);
  return { status: 'queued', attempts, notBefore: end.notBefore.getTime(), because, notFoundSince };
}

/** Returns how many were dead. */
export function reviveIn(jobs: ModelJobs): number {
  const dead = [...jobs].filter(([, { status }]) => status === 'dead');
  for (const [scene, job] of dead) jobs.set(scene, { ...job, status: 'queued', ...CLEAN });
  return dead.length;
}
