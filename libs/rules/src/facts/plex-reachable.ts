import type { Fact } from '../fact.ts';

export const plexReachable: Fact = {
  id: 'plexReachable',
  description: 'Whether Plex answers. Asked last, and only when a run is due.',
  type: 'boolean',
  params: {},
  costly: true,
  hoped: true,
  read: async ({ plexReachable: ask }) => {
    try {
      return await ask();
    } catch {
      return false;
    }
  },
};
