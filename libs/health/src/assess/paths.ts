import type { HealthFinding } from '@stash2plex/core';
import type { PathFacts } from '../facts.ts';

export type Obfuscate = (path: string) => string;

/** Fewer files than this share in Plex's folders, and the mapping is the likely reason. */
const FEW = 0.5;

/** Do Stash's files, by the path mapping, lie where Plex looks for them? */
export function assessPaths(
  facts: PathFacts,
  { obfuscate = (path) => path }: { readonly obfuscate?: Obfuscate | undefined } = {},
): HealthFinding[] {
  const area = 'paths';
  const { files, under, misses, locations } = facts;
  if (files === 0) {
    return [{ area, level: 'note', what: `There is no file to look at: ${lookedAt(facts)}.` }];
  }
  if (locations.length === 0) {
    const what =
      'Plex shows no folder of the libraries, so there is nothing to hold paths against.';
    return [{ area, level: 'note', what }];
  }
  const share = `${under} of ${files} files lie in a folder of these libraries (${lookedAt(facts)}).`;
  if (under === files) return [{ area, level: 'ok', what: share }];

  const level = under / files < FEW ? 'problem' : 'note';
  const folders = locations.map((folder) => obfuscate(folder)).join(', ');
  const remedy =
    `Plex's folders are ${folders}. Files that Plex has under another path need an entry in path_map, such as /data=>/media; ` +
    'files in other libraries need them in plex_library; files that Plex is not to have need nothing.';
  const examples = misses.map(({ stash, plex }) =>
    stash === plex ? obfuscate(stash) : `${obfuscate(stash)} => ${obfuscate(plex)}`,
  );
  return [{ area, level, what: share, remedy, examples }];
}

function lookedAt({ scenes, scenesInStash }: PathFacts): string {
  return scenes < scenesInStash
    ? `looked at ${scenes} of ${scenesInStash} scenes, the first and the last ones`
    : `looked at all ${scenes} scenes`;
}
