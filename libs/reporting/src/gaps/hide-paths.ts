import type { Observation, Scene } from '@stash2plex/core';
import { madeOf } from './file-titles.ts';
import { pathsWithin } from './paths-within.ts';

/** Makes a name for a path that says nothing of it. */
export type Obfuscate = (path: string) => string;

/** What a gap was found in, as far as paths go. */
export interface Place {
  readonly scene: Pick<Scene, 'files' | 'title'>;
  readonly observed: Observation;
}

/**
 * Takes paths out of any text that a gap carries: those of the scene's files and of the item's parts, their file
 * names, whole texts that are paths or such a name, what lies in the same folders, and the title that Plex made of
 * the file's name.
 */
export function pathHider({ scene, observed }: Place, obfuscate: Obfuscate): Obfuscate {
  const item = observed.status === 'present' ? observed.item : undefined;
  const paths = [...scene.files, ...(item?.parts ?? [])].map(({ path }) => path);
  const names = paths.flatMap((path) => [path, baseName(path)].map((text) => ({ text, path })));
  names.sort((a, b) => b.text.length - a.text.length);
  const isMadeOf = madeOf({ plexTitle: item?.values.title, ownTitle: scene.title, paths });
  const within = pathsWithin(paths);

  return (text) => {
    const source = isMadeOf(text);
    if (source !== undefined) return obfuscate(source);
    let clean = text;
    for (const name of names) {
      if (name.text !== '') clean = clean.replaceAll(name.text, () => obfuscate(name.path));
    }
    if (within) clean = clean.replaceAll(within, (path) => obfuscate(path));
    return looksLikePath(clean) ? obfuscate(clean) : clean;
  };
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

function looksLikePath(text: string): boolean {
  return /^(?:[a-z]:)?[\\/][^\s]/i.test(text);
}
