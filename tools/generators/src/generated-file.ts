/** A file that is written, never edited. Without content it should not be there. */
export interface GeneratedFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly content: string | undefined;
}
