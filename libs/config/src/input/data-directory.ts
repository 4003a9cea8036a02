import { ConfigError } from '@stash2plex/core';
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { variable, type Environment } from '../environment.ts';
import type { PluginInput } from './read-plugin-input.ts';

/** Where everything is kept that must survive: `STASH2PLEX_DATA_DIR`, else `plugin-data/Stash2Plex` beside Stash's config. */
export function dataDirectory(
  input: Pick<PluginInput, 'pluginDir' | 'stashDir'>,
  environment: Environment,
): string {
  const chosen = variable(environment, 'STASH2PLEX_DATA_DIR');
  const directory = resolve(chosen ?? join(input.stashDir, 'plugin-data', 'Stash2Plex'));
  if (isWithin(real(directory), real(input.pluginDir))) {
    throw new ConfigError(
      `The data directory ${directory} lies in the folder of the plugin (${input.pluginDir}), where an update or a new installation may lose it and Stash looks for plugins. Set the environment variable STASH2PLEX_DATA_DIR to another folder.`,
    );
  }
  return directory;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way));
}

/** The path with links followed as far as it exists. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(real(parent), basename(path));
  }
}
