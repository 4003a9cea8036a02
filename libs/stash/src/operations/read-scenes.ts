import { UnavailableError, type Scene } from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import { SCENE_FIELDS, toScene } from './scene-row.ts';

export interface ReadAnswer {
  readonly at: Date;
  /** Those that Stash still has. */
  readonly scenes: readonly Scene[];
}

const ANSWER = z.record(z.string(), z.unknown());

/**
 * Scenes by their ids, each one asked for by itself; 250 at most. `findScenes(ids:)` would fail as a whole where one is
 * gone, and leave an error in Stash's log.
 */
export async function readScenes(api: StashApi, ids: readonly string[]): Promise<ReadAnswer> {
  const named = ids.map((id, index) => [`s${index}`, id] as const);
  const variables = Object.fromEntries(named);
  const { data, at } = await api.ask({ document: documentFor(ids.length), variables });

  const rows = checked(ANSWER, data, 'scenes');
  return { at, scenes: named.flatMap(([name, id]) => sceneIn(rows[name], id)) };
}

/** The ids stand in variables: Stash keeps a thousand documents parsed, and this way they stay few. */
function documentFor(scenes: number): string {
  const names = Array.from({ length: scenes }, (_, index) => `s${index}`);
  const variables = names.map((name) => `$${name}: ID`);
  const fields = names.map((name) => `${name}: findScene(id: $${name}) { ...F }`);
  return `query ReadScenes(${variables.join(', ')}) {
  ${fields.join('\n  ')}
}
fragment F on Scene { ${SCENE_FIELDS} }`;
}

function sceneIn(row: unknown, id: string): Scene | [] {
  if (row === null) return [];
  const scene = toScene(row);
  if (scene?.id === id) return scene;
  throw new UnavailableError(`Stash sent scene ${id} in a shape that cannot be read.`);
}
