import { filesDigest } from '@stash2plex/projection';
import type { Run } from './run.ts';

/**
 * A file that was deleted alone moves no time of its scene. When nothing else has changed and the files of all scenes
 * are fewer or more than they were at rest before, the scenes' files are compared.
 */
export async function findLostFiles(run: Run, counted: number | undefined): Promise<void> {
  const { store } = run.parts;
  const known = store.knownFiles();
  if (counted === undefined || known === undefined) return;
  // A file of two scenes is counted once: that the numbers differ says little, that the difference moved says much.
  const offset = String(counted - known);
  const before = store.note('files-offset');
  if (before === offset) return;
  if (before !== undefined) await compareFiles(run);
  store.setNote('files-offset', offset);
}

async function compareFiles({ parts: { source, store } }: Run): Promise<void> {
  for await (const page of source.sceneFiles()) {
    const seen = store.seen(page.map(({ id }) => id));
    const digests = new Map(seen.map(({ id, files }) => [id, files]));
    const differs = page.filter(({ id, paths }) => digests.get(id) !== filesDigest(paths));
    store.addDirty(differs.map(({ id }) => id));
  }
}
