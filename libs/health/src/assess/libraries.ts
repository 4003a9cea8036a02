import type { HealthFinding, Section } from '@stash2plex/core';
import type { LibraryChoice } from '../choose-libraries.ts';

const REMEDY =
  'Name movie libraries of Plex in plex_library, or leave it empty to mean all of them.';

/** Are the libraries there that are to be kept in line, and can they be worked with now? */
export function assessLibraries(choice: LibraryChoice): HealthFinding[] {
  const area = 'libraries';
  if (choice.problem !== undefined) {
    return [{ area, level: 'problem', what: choice.problem, remedy: REMEDY }];
  }
  // Without a name in the setting a warning is about what is not handled yet.
  const level = choice.isNamed ? 'problem' : 'note';
  const warnings = choice.warnings.map((what): HealthFinding => ({
    ...{ area, level, what },
    ...(choice.isNamed && { remedy: REMEDY }),
  }));
  return [...warnings, ...choice.handled.map(assessLibrary)];
}

function assessLibrary({ title, refreshing, locations }: Section): HealthFinding {
  const area = 'libraries';
  const named = `The library "${title}"`;
  if (locations.length === 0) {
    const what = `${named} has no folder that Plex shows to this token.`;
    const remedy = "Add a folder to it in Plex, or set plex_token to that of the server's owner.";
    return { area, level: 'note', what, remedy };
  }
  if (refreshing) {
    const what = `${named} is being scanned. Nothing is written to it until that is over.`;
    return { area, level: 'note', what, remedy: 'Nothing: wait for Plex.' };
  }
  const folders = locations.length === 1 ? '1 folder' : `${locations.length} folders`;
  return { area, level: 'ok', what: `${named} is kept in line (${folders}).` };
}
