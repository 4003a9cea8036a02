import { INTERVALS, SCOPE_SETTINGS, type ScopeSetting } from '@stash2plex/core';
import * as z from 'zod';
import { once } from '../once.ts';
import { parsePathMap } from './path-map.ts';
import { choice, flag, text } from './setting.ts';

const SCOPE_WORDS = Object.keys(SCOPE_SETTINGS) as ScopeSetting[];

const pathMap = once(() =>
  z.string({ error: 'a text' }).refine((map) => parsePathMap(map).mappings.length > 0, {
    error: 'a list such as /data => /media; /more => /mnt/more',
  }),
);

/** When a run is due, what it looks at, and what is said about it. */
export const RUN_SETTINGS = {
  enabled: flag({
    displayName: 'Enabled',
    description:
      'Off: nothing is compared, queued or written; only the dry run, the status, the health check and clearing the queue still work.',
    default: true,
  }),
  reconcile_interval: choice({
    displayName: 'Reconcile interval',
    description:
      'How often both libraries are compared by themselves. It is looked at when something wakes the plugin; nothing runs in between.',
    words: INTERVALS,
    default: 'never',
  }),
  reconcile_scope: choice({
    displayName: 'Reconcile scope',
    description: 'Which scenes such a comparison looks at: all, or those changed in that time.',
    words: SCOPE_WORDS,
    default: '24h',
  }),
  reconcile_missing: flag({
    displayName: 'Reconcile missing scenes',
    description: 'Look for scenes that Plex has no item for, and queue them.',
    default: true,
  }),
  path_map: text({
    displayName: 'Path mapping',
    description:
      'Folders that Stash and Plex know under different names: Stash=>Plex, such as /data=>/media; /more=>/mnt/more.',
    whenEmpty: 'which means the same paths on both sides',
    schema: pathMap,
    hidden: 'paths',
  }),
  debug_logging: flag({
    displayName: 'Debug logging',
    description: 'Write details of every step to the log.',
    default: false,
  }),
  obfuscate_paths: flag({
    displayName: 'Obfuscate paths',
    description: 'Show paths in log and reports as codes, so that both can be passed on.',
    default: false,
  }),
};
