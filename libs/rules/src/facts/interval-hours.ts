import type { Interval } from '@stash2plex/core';
import type { Fact } from '../fact.ts';

/** Calls that come hourly, give or take seconds, would else miss every other run. */
const SLACK_MINUTES = 3;

const MINUTES: Readonly<Record<Interval, number>> = {
  never: Infinity,
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
};

export const intervalHours: Fact = {
  id: 'intervalHours',
  description: 'The setting reconcile_interval in hours, less 3 minutes; without end for never.',
  type: 'number',
  params: {},
  costly: false,
  read: ({ interval }) => (MINUTES[interval] - SLACK_MINUTES) / 60,
};
