import type { SkipReason } from '@stash2plex/core';
import { asIs, type Show } from './show.ts';

const WORDS: Readonly<Record<SkipReason, string>> = {
  'already-queued': 'in the queue already',
  'quality-gate': 'nothing worth writing (too little filled in in Stash, or switched off)',
  ambiguous: 'file and Plex item not one to one',
  'mode-report': 'only reported, as set',
  refused: 'Plex did not take the value before',
  'dead-letter': 'given up before, edit the scene to try again',
};

/** Why scenes were not queued, in words; an unknown reason stands for itself. */
export function skipWords(reason: string, show: Show = asIs): string {
  return isKnown(reason) ? WORDS[reason] : show(reason);
}

function isKnown(reason: string): reason is SkipReason {
  return Object.hasOwn(WORDS, reason);
}
