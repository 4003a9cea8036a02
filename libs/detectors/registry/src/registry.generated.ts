// Generated from the folder names by `npm run generate`. Do not edit.
import type { Detector } from '@stash2plex/core';
import { drift } from '@stash2plex/detector-drift';
import { emptyMetadata } from '@stash2plex/detector-empty-metadata';
import { missing } from '@stash2plex/detector-missing';
import { poster } from '@stash2plex/detector-poster';
import { staleSync } from '@stash2plex/detector-stale-sync';

export const detectors = {
  'drift': drift,
  'empty-metadata': emptyMetadata,
  'missing': missing,
  'poster': poster,
  'stale-sync': staleSync,
} as const satisfies Record<string, Detector>;

export type DetectorId = keyof typeof detectors;
