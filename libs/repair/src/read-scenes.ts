import { TransientError, UnavailableError, type Scene } from '@stash2plex/core';
import type { RepairParts } from './parts.ts';

/** Scenes as Stash has them now. A Stash that fails must not be taken for a Plex that does: it throws TransientError. */
export async function readScenes(
  { scenes }: Pick<RepairParts, 'scenes'>,
  sceneIds: readonly string[],
): Promise<readonly Scene[]> {
  try {
    return await scenes.byIds(sceneIds);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    throw new TransientError(error.message, { cause: error });
  }
}
