import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';

/** A task in Stash's own queue, ours and others'. */
export interface StashJob {
  readonly id: string;
  /** `READY` waits, `RUNNING` works; later versions of Stash may know more. */
  readonly status: string;
  readonly description: string;
}

const DOCUMENT = 'query JobQueue { jobQueue { id status description } }';

const JOB = z.object({ id: z.string(), status: z.string(), description: z.string() });
// null, not an empty list, when nothing waits or runs.
const ANSWER = z.object({ jobQueue: z.array(JOB).nullish() });

/** What waits and runs, the running one first. */
export async function jobQueue(api: StashApi): Promise<readonly StashJob[]> {
  const answer = await api.send({ document: DOCUMENT });
  return checked(ANSWER, answer, 'a job queue').jobQueue ?? [];
}
