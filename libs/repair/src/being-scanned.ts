/** What a scene waits for while Plex scans a library of this title. */
export function beingScanned(title: string): string {
  return `the library "${title}" is being scanned`;
}
