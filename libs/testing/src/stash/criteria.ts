import type { StashScene } from './rows.ts';

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

export interface SceneFilter extends RowFilter {
  readonly id?: Criterion<number> | null;
  readonly performers?: RefCriterion | null;
  readonly studios?: RefCriterion | null;
  readonly tags?: RefCriterion | null;
}

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

export function sceneTests(filter: SceneFilter): Test<StashScene>[] {
  const byId = comparison(filter.id);
  return [
    ...rowTests(filter),
    ...(byId ? [({ id }: StashScene) => byId(Number(id))] : []),
    ...refTest(filter.performers, ({ performers }) => performers),
    ...refTest(filter.tags, ({ tags }) => tags),
    ...refTest(filter.studios, ({ studio }) => (studio ? [studio] : [])),
  ];
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
