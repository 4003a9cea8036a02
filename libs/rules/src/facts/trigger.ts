import type { Fact } from '../fact.ts';

export const trigger: Fact = {
  id: 'trigger',
  description:
    'What started this invocation: hook (a save), task (a look), manual (a run by hand).',
  type: 'text',
  oneOf: ['hook', 'task', 'manual'],
  params: {},
  costly: false,
  read: (context) => context.trigger,
};
