interface Titles {
  readonly plexTitle: string | undefined;
  readonly ownTitle: string;
  readonly paths: readonly string[];
}

/** Tells of a whole text the path it was made of: it is the name of a file, or the title that Plex made of one. */
export function madeOf({ plexTitle = '', ownTitle, paths }: Titles) {
  const names = new Map(paths.flatMap((path) => namesOf(path).map((name) => [name, path])));
  const ofPlex = partOf(plexTitle, ownTitle, paths);

  return (text: string): string | undefined => {
    if (text === '' || text.length > LONGEST_NAME) return undefined;
    if (ofPlex !== undefined && text === plexTitle) return ofPlex;
    return names.get(lettersOf(text));
  };
}

/** No file system has longer names; spares the folding of texts that cannot be one. */
const LONGEST_NAME = 1_000;

/** The file's name with and without its extension. */
function namesOf(path: string): string[] {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return [name, name.replace(/\.[^.]*$/, '')].filter((each) => each !== '').map(lettersOf);
}

/** Plex makes titles of parts of a path, too; the user's own title is none of that. */
function partOf(title: string, ownTitle: string, paths: readonly string[]): string | undefined {
  const letters = lettersOf(title);
  if (title === '' || letters === lettersOf(ownTitle)) return undefined;
  return paths.find((path) => lettersOf(path).includes(letters));
}

/** A name as Plex reads it, without what only parts its words; signs where there is nothing else. */
function lettersOf(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.replaceAll(/[^\p{L}\p{N}]+/gu, '') || folded;
}
