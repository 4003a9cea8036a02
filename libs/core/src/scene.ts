/** A studio, performer or tag as a scene refers to it. */
export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

export interface SceneFile {
  /** As Stash sees it, raw. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** A Stash scene. A rebuilt Stash reuses ids, so identity is id and `createdAt` together. */
export interface Scene {
  /** Decimal digits, as Stash sends it. */
  readonly id: string;
  readonly createdAt: Date;
  /** Whole seconds. A hint only: renames of performers, tags and studios do not move it. */
  readonly updatedAt: Date;
  /** `''` when unset, like `details`. */
  readonly title: string;
  readonly details: string;
  /** `YYYY-MM-DD`; since Stash 0.30 also `YYYY-MM` or `YYYY`; `''` when unset. */
  readonly date: string;
  readonly studio: NamedRef | undefined;
  /** In no defined order. */
  readonly performers: readonly NamedRef[];
  /** In Stash's order (sort name, name). */
  readonly tags: readonly NamedRef[];
  /** Primary file first; may be empty. */
  readonly files: readonly SceneFile[];
}
