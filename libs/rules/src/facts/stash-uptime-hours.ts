import type { Fact } from '../fact.ts';
import { hoursSince, reaches } from '../growth.ts';

export const stashUptimeHours: Fact = {
  id: 'stashUptimeHours',
  description: 'Hours since Stash was started; not known counts as long ago.',
  type: 'number',
  infinityMeans: 'unknown',
  params: {},
  costly: false,
  countsHours: true,
  read: ({ stashStartedAt, now }) => hoursSince(stashStartedAt, now),
  changes: ({ stashStartedAt }, _, needed) => reaches(stashStartedAt, needed),
};
