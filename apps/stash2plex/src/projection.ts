import type { ProjectionSettings } from '@stash2plex/core';
import type { Invocation } from './invocation.ts';

/** What the settings say of the fields, and how much of them Plex takes in one request: every task has to see the same. */
export function projectionOf({
  config,
  store,
}: Pick<Invocation, 'config' | 'store'>): ProjectionSettings {
  return { ...config.projection, maxRequestBytes: store.requestLimit()?.bytes };
}
