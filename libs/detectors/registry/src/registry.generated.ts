// Generated from the folder names by `npm run generate`. Do not edit.
import type { Detector } from '@stash2plex/core';
import { ambiguousMatch } from '@stash2plex/detector-ambiguous-match';
import { drift } from '@stash2plex/detector-drift';
import { emptyMetadata } from '@stash2plex/detector-empty-metadata';
import { missing } from '@stash2plex/detector-missing';
import { orphanedItem } from '@stash2plex/detector-orphaned-item';
import { poster } from '@stash2plex/detector-poster';
import { staleSync } from '@stash2plex/detector-stale-sync';

export const detectors = {
  'ambiguous-match': ambiguousMatch,
  'drift': drift,
  'empty-metadata': emptyMetadata,
  'missing': missing,
  'orphaned-item': orphanedItem,
  'poster': poster,
  'stale-sync': staleSync,
} as const satisfies Record<string, Detector>;

export type DetectorId = keyof typeof detectors;
