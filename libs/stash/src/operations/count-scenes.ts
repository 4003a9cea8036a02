import type { IdRange } from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import * as field from './fields.ts';
import { COUNT_ONLY, idsIn } from './filters.ts';

const ANSWER = z.record(z.string(), z.object({ count: field.count }).optional());

/** How many scenes each of these ranges holds; a hundred ranges at most. */
export async function countScenes(api: StashApi, ranges: readonly IdRange[]): Promise<number[]> {
  const filters = ranges.map((range, index) => [`r${index}`, idsIn(range)] as const);
  const variables = { none: COUNT_ONLY, ...Object.fromEntries(filters) };
  const answer = await api.send({ document: documentFor(ranges.length), variables });

  const counts = checked(ANSWER, answer, 'counts of scenes');
  return filters.map(([name]) => checked(field.count, counts[name]?.count, 'counts of scenes'));
}

/** The ranges stand in variables: Stash keeps a thousand documents parsed, and this way they stay few. */
function documentFor(ranges: number): string {
  const names = Array.from({ length: ranges }, (_, index) => `r${index}`);
  const variables = names.map((name) => `$${name}: SceneFilterType`);
  const counts = names.map(
    (name) => `${name}: findScenes(filter: $none, scene_filter: $${name}) { count }`,
  );
  return `query CountScenes($none: FindFilterType, ${variables.join(', ')}) {
  ${counts.join('\n  ')}
}`;
}
