import { flag, wholeNumber } from './setting.ts';

/** How what is queued is written to Plex. */
export const REPAIR_SETTINGS = {
  drain_seconds: wholeNumber({
    displayName: 'Slice of work',
    description:
      'For how many seconds the queue is worked off before others of Stash get their turn; then it goes on.',
    default: 120,
    from: 10,
    to: 3600,
  }),
  plex_rate: wholeNumber({
    displayName: 'Writes a second',
    description:
      'How many items are written to Plex in a second at most; fewer while Plex is slow.',
    default: 8,
    from: 1,
    to: 50,
  }),
  lock_fields: flag({
    displayName: 'Lock fields',
    description: 'Lock in Plex what is written, so that a metadata refresh leaves it alone.',
    default: true,
  }),
  preserve_plex_edits: flag({
    displayName: 'Preserve edits in Plex',
    description: 'Leave alone what somebody changed in Plex, and report it.',
    default: false,
  }),
  dlq_retention_days: wholeNumber({
    displayName: 'Keep dead letters',
    description: 'After how many days Purge Old DLQ Entries forgets a job that was given up.',
    default: 30,
    from: 1,
    to: 3650,
  }),
};
