/** What one process's catching up came to. */
export interface CatchUpRecord {
  /** Scenes whose desired values or files are not what they were. */
  readonly changed: number;
  /** Jobs queued for them. */
  readonly queued: number;
  /** Requests to Stash made for it. */
  readonly requests: number;
  /** How often Stash was asked what is new: again while a burst of edits goes on, and when another process asked for it. */
  readonly looks: number;
  /** Scenes read in full. */
  readonly read: number;
  /** Scenes that Stash does not have any more. */
  readonly gone: number;
  /** Changed scenes that were not queued, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}
