// The world's objects, in Stash's own field names: what GraphQL answers is read straight from them.

interface Row {
  readonly id: string;
  /** RFC 3339 with the offset of the zone it was stored in, whole seconds. */
  readonly created_at: string;
  updated_at: string;
}

export interface StashNamed extends Row {
  name: string;
}

export interface StashPerformer extends StashNamed {
  disambiguation: string;
}

export interface StashStudio extends StashNamed {
  parent_studio: StashStudio | null;
}

export interface StashFile extends Row {
  path: string;
  basename: string;
  size: number;
}

/** `''` or null for what is unset, as Stash has it. The objects it refers to are shared: a rename shows at once. */
export interface StashScene extends Row {
  title: string;
  code: string;
  details: string;
  director: string;
  date: string | null;
  rating100: number | null;
  organized: boolean;
  studio: StashStudio | null;
  performers: StashPerformer[];
  tags: StashNamed[];
  files: StashFile[];
}

/** What an edit of a scene may set; a reference is the object itself. */
export type SceneEdit = Partial<Omit<StashScene, 'id' | 'created_at' | 'updated_at' | 'files'>>;

export interface NewFile {
  readonly path: string;
  /** Bytes; made up from the path when left out. */
  readonly size?: number;
}

export interface NewScene extends SceneEdit {
  readonly files?: readonly NewFile[];
}
