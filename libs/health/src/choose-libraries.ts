import { ConfigError, type Section } from '@stash2plex/core';
import { chooseSections } from '@stash2plex/lookup';

/** Which libraries are handled, or why none is. */
export interface LibraryChoice {
  /** Setting `plex_library` names some. */
  readonly isNamed: boolean;
  readonly handled: readonly Section[];
  readonly warnings: readonly string[];
  readonly problem: string | undefined;
}

export function chooseLibraries(wanted: string, sections: readonly Section[]): LibraryChoice {
  const isNamed = wanted.trim() !== '';
  try {
    return { isNamed, ...chooseSections(wanted, sections), problem: undefined };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { isNamed, handled: [], warnings: [], problem: error.message };
  }
}
