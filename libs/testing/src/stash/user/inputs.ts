// Inputs of Stash's mutations under their own names. What the world does not hold moves `updated_at`, and no more.

type Held<Values> = Readonly<Partial<{ [Key in keyof Values]: Values[Key] | null }>>;
type NotHeld<Keys extends string> = Readonly<Partial<Record<Keys, unknown>>>;

/** A field that is null is cleared, one that is left out stays. */
export type SceneInput = Held<{
  title: string;
  code: string;
  details: string;
  director: string;
  date: string;
  rating100: number;
  organized: boolean;
  studio_id: string;
  performer_ids: readonly string[];
  tag_ids: readonly string[];
}> &
  NotHeld<'url' | 'urls' | 'gallery_ids' | 'groups' | 'movies' | 'cover_image' | 'stash_ids'>;

export type SceneUpdateInput = SceneInput &
  Held<{ primary_file_id: string }> &
  NotHeld<'o_counter' | 'resume_time' | 'play_duration' | 'play_count'> & { readonly id: string };

export interface BulkIds {
  readonly ids: readonly string[];
  readonly mode: 'SET' | 'ADD' | 'REMOVE';
}

export type BulkSceneUpdateInput = Pick<
  SceneInput,
  'title' | 'code' | 'details' | 'director' | 'date' | 'rating100' | 'organized' | 'studio_id'
> &
  NotHeld<'url' | 'urls' | 'gallery_ids' | 'group_ids' | 'movie_ids'> & {
    readonly ids: readonly string[];
    readonly performer_ids?: BulkIds;
    readonly tag_ids?: BulkIds;
  };

export interface DestroyOptions {
  /** Else Stash keeps its entries of the files, which then belong to no scene. */
  readonly delete_file?: boolean;
  readonly delete_generated?: boolean;
}

export interface SceneMergeInput {
  readonly source: readonly string[];
  readonly destination: string;
  readonly values?: SceneInput;
}

type Other = Readonly<Record<string, unknown>>;

export type PerformerInput = Other & { readonly name?: string; readonly disambiguation?: string };
export type StudioInput = Other & { readonly name?: string; readonly parent_id?: string | null };
export type TagInput = Other & { readonly name?: string };

export interface WithId {
  readonly id: string;
}
export interface WithName {
  readonly name: string;
}

/** Of performers or tags; a name cannot be among what is sent. */
export type BulkNamedInput = Other & { readonly ids: readonly string[]; readonly name?: never };

export interface MergeInput {
  readonly source: readonly string[];
  readonly destination: string;
}

/** What a scan finds on the disk. */
export interface ScanFinds {
  readonly created?: readonly { readonly path: string; readonly size?: number }[];
  /** Renamed, or in another folder. */
  readonly moved?: readonly { readonly file: string; readonly path: string }[];
  /** Second copies of what a scene has. */
  readonly copied?: readonly {
    readonly scene: string;
    readonly path: string;
    readonly size?: number;
  }[];
  /** Files whose content is another. */
  readonly changed?: readonly string[];
}

export interface AutoTagFind {
  readonly id: string;
  readonly performer_ids?: readonly string[];
  readonly tag_ids?: readonly string[];
  readonly studio_id?: string;
}

export interface MoveFilesInput {
  readonly ids: readonly string[];
  readonly destination_folder: string;
  /** For one file only. */
  readonly destination_basename?: string;
}
