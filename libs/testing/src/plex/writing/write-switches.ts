/** `replace-for-one`: edits of several items append. */
export type TagMode = 'append' | 'replace' | 'replace-for-one';

/** What a server does with edits; the nasty but normal is on at first, all else is off. */
export interface WriteSwitches {
  /** Whether a list is added to what is there or takes its place. Evidence conflicts, so try all of them. */
  tagMode: TagMode;
  /** The same for edits by `/library/metadata/{ids}`; undefined: as `tagMode` says. */
  itemsTagMode: TagMode | undefined;
  /** Labels get a capital first letter, and a name that any item has in another case keeps that case. On. */
  normalise: boolean;
  /** Names of a removal list are decoded once more after it was parted at commas. On; off, there is no way to name a comma. */
  removalEscape: boolean;
  /** Of a name that one request both adds and removes nothing stays. On. */
  removalWins: boolean;
  /** `family[].tag=` also empties what the same request adds. */
  emptyingWins: boolean;
  /** What Plex makes of values before it keeps them, by field or family; a name that becomes `''` is dropped. */
  alters: Readonly<Record<string, (value: string) => string>>;
  /** Edits of tags and locks leave an item's `updatedAt` as it was; those of texts move it. On. */
  staleUpdatedAt: boolean;
  /** Edits move the section's `contentChangedAt`. */
  editsMoveSection: boolean;

  /** Whoever uploads or chooses a picture locks it as well. */
  uploadsLock: boolean;
  /** Where uploads go: `posters` and `arts`, or `thumb` and `art`; 404 for the other. */
  uploadNames: 'lists' | 'elements';
  /** 200 to uploads, and nothing happens. */
  ignoreUploads: boolean;
  /** Uploads of this item get this status and do nothing. */
  refuseUploads: { readonly ratingKeys: readonly string[]; readonly status: number } | undefined;

  /** Faults of the first group hit writes when they are done: the answer is lost, not the edit. */
  faultsAfter: boolean;
  /** 200, and nothing happens. */
  ignoreEdits: boolean;
  /** Reads show the item as it was before an edit for so long. */
  lagMs: number;
  /** Each write within the last second makes the next so much slower. */
  busyMs: number;
  /** More writes than this within a second get 500. */
  busyLimit: number;
  /** Edits that name one of these answer 500 and change nothing. */
  poisonEdits: readonly string[];
  /** Edits with a value or a name that contains one of these answer 500 and change nothing. */
  poisonTexts: readonly string[];
  /** Edits that name one of these never answer and change nothing. */
  hangEdits: readonly string[];
  /** While a section is `refreshing` its edits answer 500. */
  refuseWhileRefreshing: boolean;
  /** Edits of items that are gone answer 200. */
  goneIs200: boolean;
  /** Requests whose line has more bytes are refused. */
  urlLimit: number;
  /** How they are: 414, 431, 400…; 0 breaks the connection. */
  urlLimitStatus: number;
}

export const WRITES_ARE_WELL: WriteSwitches = {
  tagMode: 'append',
  itemsTagMode: undefined,
  normalise: true,
  removalEscape: true,
  removalWins: true,
  emptyingWins: false,
  alters: {},
  staleUpdatedAt: true,
  editsMoveSection: false,
  uploadsLock: false,
  uploadNames: 'lists',
  ignoreUploads: false,
  refuseUploads: undefined,
  faultsAfter: false,
  ignoreEdits: false,
  lagMs: 0,
  busyMs: 0,
  busyLimit: Number.POSITIVE_INFINITY,
  poisonEdits: [],
  poisonTexts: [],
  hangEdits: [],
  refuseWhileRefreshing: false,
  goneIs200: false,
  urlLimit: Number.POSITIVE_INFINITY,
  urlLimitStatus: 414,
};
