import { INTERVALS } from '@stash2plex/core';
import type { Fact } from '../fact.ts';

export const interval: Fact = {
  id: 'interval',
  description: 'The setting reconcile_interval.',
  type: 'text',
  oneOf: INTERVALS,
  params: {},
  costly: false,
  read: (context) => context.interval,
};
