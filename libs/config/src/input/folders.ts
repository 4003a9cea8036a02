import type { ServerConnection } from './server-connection.ts';
import type { Platform } from './platform.ts';

/** Linux takes no longer paths, and nobody has them elsewhere; each folder of one may cost a look at the disk. */
export const LONGEST_FOLDER = 4096;

export interface Folders {
  /** Stash's own folder, absolute. */
  readonly stashDir: string;
  /** The folder of this plugin, absolute. */
  readonly pluginDir: string;
}

/** Stash gives a relative PluginDir where its own plugins path is relative, and starts us in its folder. */
export function foldersOf(
  { Dir, PluginDir }: Pick<ServerConnection, 'Dir' | 'PluginDir'>,
  { path, cwd }: Platform,
): Folders {
  const stashDir = path.resolve(cwd, Dir);
  const isGiven = PluginDir !== undefined && PluginDir !== '';
  const pluginDir = isGiven ? PluginDir : path.join(stashDir, 'plugins', 'Stash2Plex');
  return { stashDir, pluginDir: path.resolve(cwd, pluginDir) };
}
