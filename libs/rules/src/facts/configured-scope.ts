import { SCOPES } from '@stash2plex/core';
import type { Fact } from '../fact.ts';

export const configuredScope: Fact = {
  id: 'configuredScope',
  description: 'The setting reconcile_scope: recent (24h), recent_7days (7days) or all.',
  type: 'text',
  oneOf: SCOPES,
  params: {},
  costly: false,
  read: (context) => context.configuredScope,
};
