/** One part of one item in the index. Keys are those of libs/matching; an item without parts has one row with `''`. */
export interface IndexedPart {
  readonly ratingKey: string;
  readonly pathKey: string;
  /** Folded file name, for matching by name and size. */
  readonly nameKey: string;
  readonly size: number | undefined;
}

export interface IndexedItem {
  readonly ratingKey: string;
  readonly sectionKey: string;
}

/** A listing being read. Nothing of it is visible before `flip`. */
export interface IndexBuild {
  /** Stores the parts of one page; returns how many items of it were not stored by an earlier page. */
  readonly add: (parts: readonly IndexedPart[]) => number;
  /** Makes this listing the section's index in one transaction, then drops the old one. */
  readonly flip: (changeMark: string) => void;
  /** Adds what was read of a listing that is not whole to the index: these items are there, others may be too. */
  readonly keep: () => void;
  readonly discard: () => void;
}

/** A whole listing that is in force. */
export interface IndexedSection {
  /** Number of the listing; a later one of the same section has a higher one. */
  readonly build: number;
  readonly machineIdentifier: string;
  readonly sectionKey: string;
  /** The section's mark when its listing began. */
  readonly changeMark: string;
  /** Real time. */
  readonly completedAt: Date;
}

/** Path key → items, on disk: nothing that grows with the library stays in a variable. */
export interface ItemIndex {
  readonly build: (machineIdentifier: string, sectionKey: string) => IndexBuild;
  /** The whole listings in force, one for each section at most. */
  readonly sections: () => readonly IndexedSection[];
  /** Items of these sections that hold a part with one of these keys. */
  readonly byPath: (
    sectionKeys: readonly string[],
    pathKeys: readonly string[],
  ) => ReadonlyMap<string, readonly IndexedItem[]>;
}
