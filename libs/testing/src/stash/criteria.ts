import type { StashFile, StashScene } from './rows.ts';

// The filters of Stash, as far as they are simulated; what is not says so instead of finding all.

interface Criterion<Value> {
  readonly value: Value;
  readonly value2?: Value | null;
  readonly modifier: string;
}

interface RefCriterion {
  readonly value?: readonly string[] | null;
  readonly modifier: string;
  readonly depth?: number | null;
}

export interface RowFilter {
  readonly created_at?: Criterion<string> | null;
  readonly updated_at?: Criterion<string> | null;
}

export interface FileFilter extends RowFilter {
  readonly scene_count?: Criterion<number> | null;
}

export interface SceneFilter extends RowFilter {
  readonly id?: Criterion<number> | null;
  readonly performers?: RefCriterion | null;
  readonly studios?: RefCriterion | null;
  readonly tags?: RefCriterion | null;
  readonly files_filter?: FileFilter | null;
}

/** Ids above `after`, up to and including `to`. */
export interface IdRange {
  readonly after: number;
  readonly to: number;
}

/** How many scenes a file belongs to. */
export type SceneCount = (fileId: string) => number;

export type Test<Row> = (row: Row) => boolean;

interface Dated {
  readonly created_at: string;
  readonly updated_at: string;
}

/** Times are compared as the text they are stored as, whatever the offset in it: so does Stash. */
export function rowTests(filter: RowFilter): Test<Dated>[] {
  const created = comparison(filter.created_at);
  const updated = comparison(filter.updated_at);
  return [
    ...(created ? [({ created_at }: Dated) => created(created_at)] : []),
    ...(updated ? [({ updated_at }: Dated) => updated(updated_at)] : []),
  ];
}

export function fileTests(filter: FileFilter, sceneCount: SceneCount): Test<StashFile>[] {
  const counted = comparison(filter.scene_count);
  return [
    ...rowTests(filter),
    ...(counted ? [({ id }: StashFile) => counted(sceneCount(id))] : []),
  ];
}

/** Without the ids: see `idsIn`. */
export function sceneTests(filter: SceneFilter, sceneCount: SceneCount): Test<StashScene>[] {
  return [
    ...rowTests(filter),
    ...refTest(filter.performers, ({ performers }) => performers),
    ...refTest(filter.tags, ({ tags }) => tags),
    ...refTest(filter.studios, ({ studio }) => (studio ? [studio] : [])),
    ...(filter.files_filter ? [fileOf(fileTests(filter.files_filter, sceneCount))] : []),
  ];
}

/** One file has to fit in everything. */
function fileOf(tests: readonly Test<StashFile>[]): Test<StashScene> {
  return ({ files }) => files.some((file) => tests.every((test) => test(file)));
}

/** A range, so that a hundred thousand rows need not be looked at. */
export function idsIn(criterion: Criterion<number> | null | undefined): IdRange {
  if (!criterion) return { after: 0, to: Number.POSITIVE_INFINITY };
  const { value, value2, modifier } = criterion;
  const ranges: Readonly<Record<string, IdRange>> = {
    EQUALS: { after: value - 1, to: value },
    GREATER_THAN: { after: value, to: Number.POSITIVE_INFINITY },
    LESS_THAN: { after: 0, to: value - 1 },
    // Stash takes an upper bound that is left out as 0.
    BETWEEN: { after: value - 1, to: value2 ?? 0 },
  };
  return ranges[modifier] ?? notSimulated(`modifier ${modifier}`);
}

function comparison<Value extends string | number>(
  criterion: Criterion<Value> | null | undefined,
): Test<Value> | undefined {
  if (!criterion) return undefined;
  const { value, value2, modifier } = criterion;
  const comparisons: Readonly<Record<string, Test<Value>>> = {
    EQUALS: (own) => own === value,
    NOT_EQUALS: (own) => own !== value,
    GREATER_THAN: (own) => own > value,
    LESS_THAN: (own) => own < value,
    BETWEEN: (own) => own >= value && own <= (value2 ?? value),
  };
  return comparisons[modifier] ?? notSimulated(`modifier ${modifier}`);
}

function refTest(
  criterion: RefCriterion | null | undefined,
  refs: (scene: StashScene) => readonly { readonly id: string }[],
): Test<StashScene>[] {
  if (!criterion) return [];
  const { value, modifier, depth } = criterion;
  if (modifier !== 'INCLUDES' || depth) return notSimulated(`modifier ${modifier} with depth`);
  const wanted = new Set(value);
  return [(scene) => refs(scene).some(({ id }) => wanted.has(id))];
}

function notSimulated(what: string): never {
  throw new Error(`the simulator does not know the ${what}`);
}
