/** What became of the wish that Plex scan a folder. `refused`: Plex answered, and not with yes. */
export type ScanOutcome =
  | { readonly status: 'asked' }
  | { readonly status: 'refused'; readonly because: string };

/**
 * Asks Plex to look for new files in one folder. No request can be built that would scan a whole library or read its
 * metadata anew. Throws UnavailableError where Plex does not answer.
 */
export interface FolderScanner {
  /** `folder`: as Plex sees it, within a folder of the library. */
  readonly scan: (sectionKey: string, folder: string) => Promise<ScanOutcome>;
}
