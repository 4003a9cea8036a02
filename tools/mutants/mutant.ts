/** One way to break the program, and who has to notice it. */
export interface Mutant {
  /** kebab-case, unlike any other. */
  readonly name: string;
  /** What is wrong then, for people. */
  readonly breaks: string;
  /** From the root of the repository, as all paths here. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Spec files; of the tests in them at least one has to fail. */
  readonly specs: readonly string[];
}
