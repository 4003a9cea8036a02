import type { Fact } from '../fact.ts';

export const queueDepth: Fact = {
  id: 'queueDepth',
  description: 'Scenes that wait for repair or are being repaired.',
  type: 'number',
  params: {},
  costly: false,
  read: ({ queue }) => queue.pending + queue.leased,
};
