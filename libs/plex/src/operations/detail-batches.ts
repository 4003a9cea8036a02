/** Ids in the path of one request: proxies cut requests at about 8 KB. */
const MAX_CHARACTERS = 4000;

// What a server or a proxy on the way could take for a separator, even encoded. Such a key would ask for other items.
const BREAKS_OUT = /^\.{0,2}$|[,/\\%\p{Cc}]/u;

/**
 * Whether an item or a library can be asked for by this key: by no longer one than a path may hold. Keys are opaque; all
 * that were ever seen are digits.
 */
export function isAskable(key: string): boolean {
  if (!key.isWellFormed() || BREAKS_OUT.test(key)) return false;
  return encodeURIComponent(key).length <= MAX_CHARACTERS;
}

export function detailPath(ratingKeys: readonly string[]): string {
  return `/library/metadata/${ratingKeys.map(encodeURIComponent).join(',')}`;
}

/** Cuts keys into batches of at most so many ids, each short enough for a path. */
export function batchesOf(ratingKeys: readonly string[], maxIds: number): string[][] {
  const batches: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const key of ratingKeys) {
    const added = encodeURIComponent(key).length + 1;
    const last = batches.at(-1);
    if (!last || last.length >= maxIds || length + added > MAX_CHARACTERS) {
      batches.push([key]);
      length = added;
    } else {
      last.push(key);
      length += added;
    }
  }
  return batches;
}
