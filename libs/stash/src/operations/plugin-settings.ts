import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';

const DOCUMENT = `query PluginSettings($ids: [ID!]) {
  configuration { plugins(include: $ids) }
}`;

const ANSWER = z.object({
  configuration: z.object({
    plugins: z.record(z.string(), z.record(z.string(), z.unknown()).nullable()).nullable(),
  }),
});

/**
 * What the user set for a plugin, raw: numbers may come as text, what was never set is missing.
 * Undefined when nothing was ever set.
 */
export async function pluginSettings(
  api: StashApi,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const answer = await api.send({ document: DOCUMENT, variables: { ids: [id] } });
  const { configuration } = checked(ANSWER, answer, 'settings');
  return configuration.plugins?.[id] ?? undefined;
}
