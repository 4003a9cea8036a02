// Whether a Plex adds lists to what it has or replaces it differs; what it holds in the end may not.
import { agentRefresh, isOfFields, type PlexWorld } from '@stash2plex/testing/simulators';
import { heldBy, isAllHeld } from './held.ts';
import type { Told } from './told.ts';
import { outputOf } from './output.ts';
import { checkSecrets } from './secrets.ts';
import { setStage } from './stage.ts';

const SCENES = 200;
const MINUTE_MS = 60_000;
const OTHER_MODES = ['replace', 'replace-for-one'] as const;

/** A small library for each other way of taking lists: synced, synced again, read anew by an agent. */
export async function tryOtherModes({ checks, print }: Told, now: Date): Promise<void> {
  for (const mode of OTHER_MODES) {
    print(`\nA Plex that takes lists to ${mode}, ${SCENES} scenes`);
    const stage = await setStage(SCENES, now);
    const { plex } = stage.library;
    plex.switches.tagMode = mode;
    let minutes = 0;
    const run = async (task: string) => {
      const answer = await stage.start(task, new Date(now.getTime() + (minutes += 1) * MINUTE_MS));
      return outputOf(answer);
    };
    try {
      const first = await run('reconcile_all');
      checks.same('given up', first.queue.dead, 0);
      checks.same('all fields are as in Stash', isAllHeld(heldBy(stage.library)), true);
      agentRefresh(plex, { ratingKeys: writtenIn(plex) });
      checks.same('and so after a refresh', isAllHeld(heldBy(stage.library)), true);
      const before = plex.writes.length + plex.pictures.uploads.length;
      await run('all_force');
      const after = plex.writes.length + plex.pictures.uploads.length;
      checks.same('writes the second time', after - before, 0);
      checkSecrets(checks, stage);
    } finally {
      await stage.close();
    }
  }
}

/** Items of which fields were written; one that got only a poster is not among them. */
export function writtenIn({ writes }: PlexWorld): string[] {
  return [...new Set(writes.filter(isOfFields).map(({ ratingKey }) => ratingKey))];
}
