import type { IdRange } from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import * as field from './fields.ts';
import { byId, idsIn, type Filter } from './filters.ts';
import { inOrder } from './in-order.ts';

/** What of each scene is asked for. */
export interface SceneFields<Row> {
  /** Name of the operation in GraphQL. */
  readonly operation: string;
  readonly fields: string;
  /** Undefined for a row that cannot be read. */
  readonly toRow: (row: unknown) => Row | undefined;
}

interface PageRequest {
  readonly range: IdRange;
  /** What else has to hold. */
  readonly where: Filter | undefined;
  readonly limit: number;
  /** Ask how many there are in all: an aggregate, so once is enough. */
  readonly counted: boolean;
  readonly signal: AbortSignal;
}

export interface Page<Row> {
  /** As many as Stash sent, in ascending order of id. */
  readonly rows: readonly Row[];
  readonly count: number | undefined;
}

export type SceneList<Row> = (api: StashApi, request: PageRequest) => Promise<Page<Row>>;

const ANSWER = z.object({
  findScenes: z.object({ count: field.count.optional(), scenes: z.array(z.unknown()) }),
});

/** Asks for one page of the scenes in a range of ids: stable while others edit and delete. */
export function sceneList<Row extends { readonly id: string }>(
  of: SceneFields<Row>,
): SceneList<Row> {
  const document = (count: string) =>
    `query ${of.operation}($f: FindFilterType, $sf: SceneFilterType) {
  findScenes(filter: $f, scene_filter: $sf) { ${count} scenes { ${of.fields} } }
}`;
  const withCount = document('count');
  const without = document('');

  return async (api, { range, where, limit, counted, signal }) => {
    const variables = { f: byId(limit), sf: { ...idsIn(range), ...where } };
    const answer = await api.send({ document: counted ? withCount : without, variables, signal });

    const { count, scenes } = checked(ANSWER, answer, 'a page of scenes').findScenes;
    return { count, rows: inOrder(scenes, range, { noun: 'scene', toRow: of.toRow }) };
  };
}
