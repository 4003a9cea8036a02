import { ConfigError } from '@stash2plex/core';
import { realpathSync } from 'node:fs';
import type { PlatformPath } from 'node:path';
import { variable, type Environment } from '../environment.ts';
import { LONGEST_FOLDER, type Folders } from './folders.ts';
import { thisPlatform, type Platform } from './platform.ts';

/** Where everything is kept that must survive: `STASH2PLEX_DATA_DIR`, else `plugin-data/Stash2Plex` beside Stash's config. */
export function dataDirectory(
  { stashDir, pluginDir }: Folders,
  environment: Environment,
  platform: Platform = thisPlatform(),
): string {
  const { path, cwd } = platform;
  const beside = path.join(stashDir, 'plugin-data', 'Stash2Plex');
  const directory = path.resolve(cwd, chosenFolder(environment, path) ?? beside);
  if (directory.length > LONGEST_FOLDER) {
    throw new ConfigError(
      `The environment variable STASH2PLEX_DATA_DIR has to be a folder, in ${LONGEST_FOLDER} characters at most.`,
    );
  }
  if (isWithin(real(directory, path), real(pluginDir, path), path)) {
    throw new ConfigError(
      `The data directory ${directory} lies in the folder of the plugin (${pluginDir}), where an update or a new installation may lose it and Stash looks for plugins. Set the environment variable STASH2PLEX_DATA_DIR to another folder.`,
    );
  }
  return directory;
}

/** On Windows `set X="C:\a b"` puts the quotes into the value, and no name there can hold one. */
function chosenFolder(environment: Environment, { sep }: PlatformPath): string | undefined {
  const chosen = variable(environment, 'STASH2PLEX_DATA_DIR');
  if (sep === '/' || chosen === undefined) return chosen;
  const unquoted = chosen.replaceAll('"', '');
  return unquoted === '' ? undefined : unquoted;
}

function isWithin(folder: string, container: string, path: PlatformPath): boolean {
  const way = path.relative(container, folder);
  const isOutside = way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  return !isOutside;
}

/** The path with links followed as far as it exists. */
function real(folder: string, path: PlatformPath): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : path.join(real(parent, path), path.basename(folder));
  }
}
