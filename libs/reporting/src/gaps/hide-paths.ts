import type { Pair } from '@stash2plex/core';

/** Makes a name for a path that says nothing of it. */
export type Obfuscate = (path: string) => string;

/**
 * Takes paths out of any text that a gap carries: those of the scene's files and of the item's parts, their file
 * names, whole texts that are paths, and the title that Plex made of the file's name.
 */
export function pathHider({ scene, observed }: Pair, obfuscate: Obfuscate): Obfuscate {
  const item = observed.status === 'present' ? observed.item : undefined;
  const paths = [...scene.files, ...(item?.parts ?? [])].map(({ path }) => path);
  const names = paths.flatMap((path) => [path, baseName(path)].map((text) => ({ text, path })));
  names.sort((a, b) => b.text.length - a.text.length);
  const source = madeOf(item?.values.title ?? '', scene.title, paths);

  return (text) => {
    if (source !== undefined && text === item?.values.title) return obfuscate(source);
    let clean = text;
    for (const name of names) {
      if (name.text !== '') clean = clean.replaceAll(name.text, () => obfuscate(name.path));
    }
    return looksLikePath(clean) ? obfuscate(clean) : clean;
  };
}

/** The path that Plex made this title of, if it did; the user's own title is none of that. */
function madeOf(title: string, ownTitle: string, paths: readonly string[]): string | undefined {
  const letters = lettersOf(title);
  if (letters === '' || letters === lettersOf(ownTitle)) return undefined;
  return paths.find((path) => lettersOf(path).includes(letters));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

function looksLikePath(text: string): boolean {
  return /^(?:[a-z]:)?[\\/][^\s]/i.test(text);
}
