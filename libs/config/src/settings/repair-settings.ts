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
  not_found_days: wholeNumber({
    displayName: 'Wait for Plex',
    description:
      'For how many days a scene that Plex does not have is looked for: after minutes, then hours, then once a day. Then it is given up.',
    default: 7,
    from: 1,
    to: 365,
  }),
  skip_not_found: flag({
    displayName: 'Skip what Plex does not have',
    description:
      'Do not wait for scenes that Plex does not have: for a Plex that is to hold a part of the library only.',
    default: false,
  }),
  trigger_plex_scan: flag({
    displayName: 'Ask Plex to scan',
    description:
      'Ask Plex to scan the folder of a scene that it does not have, each folder once in half an hour at most.',
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
