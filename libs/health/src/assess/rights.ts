import type { HealthFinding, RepairFigures, Section } from '@stash2plex/core';

/**
 * May the token edit? Reading proves it only where Plex says that it may not; that it may is proven by an edit that
 * Plex took. A token of another user than the owner's reads the libraries just as well.
 */
export function assessRights(
  handled: readonly Section[],
  repairs: readonly RepairFigures[],
): HealthFinding[] {
  const area = 'rights';
  const remedy = "Set plex_token to that of the server's owner.";
  const readOnly = handled.filter(({ isReadOnly }) => isReadOnly);
  if (readOnly.length > 0) {
    const titles = readOnly.map(({ title }) => `"${title}"`).join(', ');
    const what = `Plex says that this token may only read: ${titles}. It is that of a user with whom the server is shared, or of a managed one.`;
    return [{ area, level: 'problem', what, remedy }];
  }
  const wrote = repairs.find(({ written }) => written > 0);
  if (wrote) {
    const day = wrote.finishedAt.toISOString().slice(0, 10);
    const what = `Plex says nothing against edits, and took some on ${day}.`;
    return [{ area, level: 'ok', what }];
  }
  const what =
    'Plex says nothing against edits. Whether it takes them shows with the first one: reading cannot tell, and nothing was written to find out.';
  return [{ area, level: 'note', what, remedy: `If Plex refuses it: ${lowered(remedy)}` }];
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
