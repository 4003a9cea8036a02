import { UnavailableError, type Scene } from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import { SCENE_FIELDS, toScene } from './scene-row.ts';

export interface ScenesAfter {
  /** Only ids greater than this one. */
  readonly after: string;
  readonly limit: number;
  /** Compared as text by Stash, with `updated_at` as stored. */
  readonly updatedAfter: string | undefined;
  /** Ask how many there are in all: an aggregate, so once is enough. */
  readonly counted: boolean;
  readonly signal: AbortSignal;
}

export interface RawPage {
  /** As many as Stash sent, in ascending order of id. */
  readonly scenes: readonly Scene[];
  readonly count: number | undefined;
}

const document = (count: string) => `query ScenesAfter($f: FindFilterType, $sf: SceneFilterType) {
  findScenes(filter: $f, scene_filter: $sf) { ${count} scenes { ${SCENE_FIELDS} } }
}`;
const COUNTED = document('count');
const UNCOUNTED = document('');

const ANSWER = z.object({
  findScenes: z.object({ count: z.number().optional(), scenes: z.array(z.unknown()) }),
});

/** The scenes that follow an id: stable while others edit and delete. */
export async function scenesAfter(api: StashApi, request: ScenesAfter): Promise<RawPage> {
  const { after, limit, updatedAfter, counted, signal } = request;
  const variables = {
    f: { per_page: limit, sort: 'id', direction: 'ASC' },
    sf: {
      id: { value: Number(after), modifier: 'GREATER_THAN' },
      ...(updatedAfter && { updated_at: { value: updatedAfter, modifier: 'GREATER_THAN' } }),
    },
  };
  const answer = await api.send({ document: counted ? COUNTED : UNCOUNTED, variables, signal });

  const { count, scenes } = checked(ANSWER, answer, 'a page of scenes').findScenes;
  return { count, scenes: inOrder(scenes, after) };
}

function inOrder(rows: readonly unknown[], after: string): Scene[] {
  let last = after;
  return rows.map((row) => {
    const scene = toScene(row);
    if (!scene) throw new UnavailableError(`Stash sent ${nameOf(row, last)} that cannot be read.`);
    // Else a server that does not heed the filter would be read for ever.
    if (Number(scene.id) <= Number(last)) throw new UnavailableError(outOfOrder(scene.id, last));
    last = scene.id;
    return scene;
  });
}

function nameOf(row: unknown, last: string): string {
  const isRecord = typeof row === 'object' && row !== null;
  const id =
    isRecord && 'id' in row && typeof row.id === 'string' ? row.id.slice(0, 20) : undefined;
  return id ? `scene ${id} in a shape` : `a scene after ${last} in a shape`;
}

function outOfOrder(id: string, last: string): string {
  return `Stash sent scene ${id} after scene ${last}: the order of ids was asked for.`;
}
