/** The tasks on Stash's page, as the manifest has them; a test holds both equal. */
export const TASKS = [
  {
    name: 'Catch Up',
    description: 'Queues what changed in Stash since the last look, and does what the rules ask for.',
    mode: 'catch_up',
  },
  {
    name: 'Reconcile Library (All)',
    description: 'Compares all scenes with Plex and queues what is missing or out of step.',
    mode: 'reconcile_all',
  },
  {
    name: 'Reconcile Library (Recent)',
    description: 'The same for scenes changed in the last 24 hours.',
    mode: 'reconcile_recent',
  },
  {
    name: 'Reconcile Library (Last 7 Days)',
    description: 'The same for scenes changed in the last 7 days.',
    mode: 'reconcile_7days',
  },
  {
    name: 'Reconcile Library (Dry Run)',
    description: 'Compares all scenes with Plex and only reports what it finds.',
    mode: 'reconcile_dry_run',
  },
  {
    name: 'Check Schedule',
    description: 'Asks the rules whether a comparison is due, and starts it if so.',
    mode: 'check_schedule',
  },
  {
    name: 'View Queue Status',
    description: 'Shows the queue, the last runs, and when the next one is due.',
    mode: 'queue_status',
  },
  {
    name: 'Clear Pending Queue',
    description: 'Removes all waiting jobs; those being worked on stay.',
    mode: 'clear_queue',
  },
] as const;

/** What an invocation is asked to do: `args.mode`. */
export type Mode = (typeof TASKS)[number]['mode'];
