/** The tasks on Stash's page, as the manifest has them; a test holds both equal. */
export const TASKS = [
  {
    name: 'Catch Up',
    description:
      'Queues what changed in Stash since the last look, does what the rules ask for, and writes what is queued.',
    mode: 'catch_up',
  },
  {
    name: 'Reconcile Library (All)',
    description:
      'Compares all scenes with Plex, queues what is missing or out of step, and writes it.',
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
    description:
      'Asks the rules whether a comparison is due, starts it if so, and writes what is queued.',
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
  {
    name: 'Process Queue',
    description: 'Works off what is queued now: jobs that wait after a failure are tried once.',
    mode: 'process_queue',
  },
  {
    name: 'Sync All Scenes to Plex',
    description: 'Queues all scenes that are not known to be in line, and writes them.',
    mode: 'all',
  },
  {
    name: 'Sync Recent Scenes to Plex',
    description: 'The same for scenes changed in the last 24 hours.',
    mode: 'recent',
  },
  {
    name: 'Sync All Scenes (Force)',
    description: 'Queues all scenes, whatever is remembered of them, and writes what differs.',
    mode: 'all_force',
  },
  {
    name: 'Retry Dead Letters',
    description: 'Queues all jobs again that were given up.',
    mode: 'retry_dead_letters',
  },
  {
    name: 'Clear Dead Letter Queue',
    description: 'Forgets all jobs that were given up.',
    mode: 'clear_dlq',
  },
  {
    name: 'Purge Old DLQ Entries',
    description:
      'Forgets jobs that were given up longer ago than the setting Keep dead letters says.',
    mode: 'purge_dlq',
  },
  {
    name: 'Release Locks',
    description: 'Unlocks in Plex the fields that this plugin has locked, and no others.',
    mode: 'release_locks',
  },
  {
    name: 'Health Check',
    description:
      'Tests Stash, Plex, rights, libraries, paths, clocks and the queue, and says what to do. Writes nothing.',
    mode: 'health_check',
  },
  {
    name: 'Outage Summary Report',
    description: 'Shows when Plex did not answer, how long, and how many jobs had to wait.',
    mode: 'outage_summary',
  },
  {
    name: 'Recover Outage Jobs',
    description: 'Makes jobs due again that wait or were given up because of an outage of Plex.',
    mode: 'recover_outage_jobs',
  },
] as const;

/** What an invocation is asked to do: `args.mode`. */
export type Mode = (typeof TASKS)[number]['mode'];
