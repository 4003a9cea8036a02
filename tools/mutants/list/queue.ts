import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** No edit is lost between two workers, and none is done twice. */
export const queue: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/state/src/queue/settle.ts',
      specs: ['libs/state/src/queue/queue.spec.ts', 'libs/state/src/repair/settle.spec.ts'],
    },
    [
      {
        name: 'generation-done',
        breaks: 'an edit that came while its job was worked on is lost',
        find: '`DELETE FROM job WHERE ${STILL_CLAIMED} AND generation = ?`',
        replace: '`DELETE FROM job WHERE ${STILL_CLAIMED} AND ? > 0`',
      },
      {
        name: 'generation-waiting',
        breaks: 'a newer edit waits for the failure of an older one',
        find: `       server_fault_at = \${FAULT_AT}, \${UNCLAIMED}
     WHERE \${STILL_CLAIMED} AND generation = ?`,
        replace: `       server_fault_at = \${FAULT_AT}, \${UNCLAIMED}
     WHERE \${STILL_CLAIMED} AND ? > 0`,
      },
      {
        name: 'generation-dead',
        breaks: 'a newer edit is put aside with an older one',
        find: `enqueued_at), server_fault_at = \${FAULT_AT}, \${UNCLAIMED}
     WHERE \${STILL_CLAIMED} AND generation = ?`,
        replace: `enqueued_at), server_fault_at = \${FAULT_AT}, \${UNCLAIMED}
     WHERE \${STILL_CLAIMED} AND ? > 0`,
      },
      {
        name: 'fence-claim',
        breaks: 'a worker whose claim has ended settles that of the next one',
        find: "status = 'leased' AND lease_token = ?`",
        replace: "status = 'leased' AND ? > 0`",
      },
      {
        name: 'uncounted-wait',
        breaks: 'a file that Plex has not scanned yet costs attempts, until it is given up',
        find: 'isCounted ? 1 : 0',
        replace: '1',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/queue/enqueue.ts', specs: ['libs/state/src/queue/queue.spec.ts'] },
    [
      {
        name: 'generation-raised',
        breaks: 'an edit that is queued again looks like the one before',
        find: 'generation = generation + 1,',
        replace: 'generation = generation,',
      },
      {
        name: 'backoff-ends-by-change',
        breaks: 'an edit waits for the backoff of what was there before it',
        find: "not_before = iif(status = 'dead' OR desired_hash <> excluded.desired_hash OR not_found_since IS NOT NULL, 0, not_before)",
        replace: "not_before = iif(status = 'dead', 0, not_before)",
      },
      {
        name: 'backoff-goes-on',
        breaks: 'queueing the same again ends its backoff',
        find: "not_before = iif(status = 'dead' OR desired_hash <> excluded.desired_hash OR not_found_since IS NOT NULL, 0, not_before)",
        replace: 'not_before = 0',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/queue/claim.ts',
      specs: ['libs/state/src/queue/queue.spec.ts', 'libs/state/src/run/end.spec.ts'],
    },
    [
      {
        name: 'claim-not-before',
        breaks: 'jobs in backoff are claimed at once',
        find: 'AND not_before <= ?',
        replace: 'AND ? > 0',
      },
      {
        name: 'claim-in-line-mark',
        breaks: 'a mark "in line" outlives the claim that makes it doubtful',
        find: 'claimed_at = ?, in_line_run = NULL',
        replace: 'claimed_at = ?',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/queue/free-claims.ts', specs: ['libs/state/src/repair/claim.spec.ts'] },
    [
      {
        name: 'claim-of-the-living',
        breaks: 'jobs of a worker that lives are given to another',
        find: 'if (!isHeld(database, checks, token)) freed',
        replace: 'freed',
      },
      {
        name: 'claim-of-the-dead',
        breaks: 'jobs of a worker that was killed never come back',
        find: 'if (!isHeld(database, checks, token)) freed',
        replace: 'if (token < 0) freed',
      },
      {
        name: 'kills-count-little',
        breaks: 'stopping the task a few times gives good jobs up',
        find: 'const MOST_BY_KILLS = 2;',
        replace: 'const MOST_BY_KILLS = 20;',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/repair/intents.ts', specs: ['libs/state/src/repair/intents.spec.ts'] },
    [
      {
        name: 'intent-is-added-to',
        breaks: 'of two edits that were killed only the second one is remembered',
        find: 'field_values = json_patch(field_values, excluded.field_values)',
        replace: 'field_values = excluded.field_values',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/state/src/run/dry-run-sink.ts', specs: ['libs/state/src/run/dry-run.spec.ts'] },
    [
      {
        name: 'dry-run-sink',
        breaks: 'a dry run empties the working tables of a real one that goes on',
        find: `insertRun(database, start, undefined);
        emptyScratch(database, 'temp');`,
        replace: `insertRun(database, start, undefined);
        emptyScratch(database, 'main');`,
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/changes/commit-dirty.ts',
      specs: ['libs/state/src/changes/dirty.spec.ts'],
    },
    [
      {
        name: 'edit-while-waiting',
        breaks: 'an edit of a scene whose job waits is dropped by a run that compared it before',
        find: 'read.map(({ id }) => id),',
        replace: '[],',
      },
    ],
  ),
];
