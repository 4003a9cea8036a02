// Generated from the folder names by `npm run generate`. Do not edit.
import type { Detector } from '@stash2plex/core';
import { drift } from '@stash2plex/detector-drift';
import { emptyMetadata } from '@stash2plex/detector-empty-metadata';
import { missing } from '@stash2plex/detector-missing';
import { staleSync } from '@stash2plex/detector-stale-sync';

export const detectors = {
  'drift': drift,
  'empty-metadata': emptyMetadata,
  'missing': missing,
  'stale-sync': staleSync,
} as const satisfies Record<string, Detector>;

export type DetectorId = keyof typeof detectors;
