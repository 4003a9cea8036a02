import type { Fact } from '../fact.ts';

export const deadLetters: Fact = {
  id: 'deadLetters',
  description: 'Scenes whose repair was given up.',
  type: 'number',
  params: {},
  costly: false,
  read: ({ queue }) => queue.dead,
};
