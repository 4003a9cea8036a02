import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** What Stash and people see: hook, log, answer; and what they never see. */
export const outside: readonly Mutant[] = [
  ...inFile({ file: 'libs/core/src/secret.ts', specs: ['libs/core/src/secret.spec.ts'] }, [
    {
      name: 'secret-everywhere',
      breaks: 'a token that stands twice in a text is shown once',
      find: 'clean = clean.replaceAll(form, HIDDEN)',
      replace: 'clean = clean.replace(form, HIDDEN)',
    },
    {
      name: 'secret-longest-first',
      breaks: 'the end of a token is shown that begins like another',
      find: 'b.length - a.length',
      replace: 'a.length - b.length',
    },
  ]),
  ...inFile({ file: 'libs/core/src/written-forms.ts', specs: ['libs/core/src/secret.spec.ts'] }, [
    {
      name: 'secret-in-addresses',
      breaks: 'a cookie is shown as addresses write it',
      find: '...escapedForms(encodeURIComponent(value.toWellFormed())),',
      replace: '',
    },
    {
      name: 'secret-in-base64',
      breaks: 'a token is shown in base64',
      find: '...base64Forms(value),',
      replace: '',
    },
    {
      name: 'secret-in-json',
      breaks: 'a token with a quote is shown as JSON writes it',
      find: 'JSON.stringify(value).slice(1, -1),',
      replace: '',
    },
  ]),
  ...inFile(
    { file: 'apps/stash2plex/src/answer.ts', specs: ['apps/stash2plex/src/answer.spec.ts'] },
    [
      {
        name: 'one-document',
        breaks: 'stdout carries two documents',
        find: 'secrets.clean(JSON.stringify(document)),',
        replace: 'secrets.clean(JSON.stringify(document)).repeat(2),',
      },
      {
        name: 'secret-on-stdout',
        breaks: 'an error shows a token on stdout',
        find: 'secrets.clean(JSON.stringify(document)),',
        replace: 'JSON.stringify(document),',
      },
      {
        name: 'failed-exit-code',
        breaks: 'a task that failed ends as if it had not',
        find: 'error === undefined ? 0 : 1',
        replace: '0',
      },
    ],
  ),
  ...inFile(
    { file: 'apps/stash2plex/src/stash-log.ts', specs: ['apps/stash2plex/src/answer.spec.ts'] },
    [
      {
        name: 'secret-in-log',
        breaks: 'a message in the log shows a token',
        find: 'stashLogLines(level, clean(message), cleanFields',
        replace: 'stashLogLines(level, message, cleanFields',
      },
      {
        name: 'secret-in-log-fields',
        breaks: 'a field in the log shows a token',
        find: "typeof value === 'string' ? clean(value) : value",
        replace: 'value',
      },
    ],
  ),
  ...inFile(
    { file: 'apps/stash2plex/src/reconcile.ts', specs: ['apps/stash2plex/src/answer.spec.ts'] },
    [
      {
        name: 'dry-run-is-dry',
        breaks: 'a dry run queues what it finds',
        find: 'dryRun ? store.dryRunSink() : store.runSink(lease)',
        replace: 'store.runSink(lease)',
      },
      {
        name: 'secret-in-store',
        breaks: 'an error is stored with the token in it',
        find: 'errors: errors.map(clean),',
        replace: 'errors,',
      },
    ],
  ),
  ...inFile(
    { file: 'apps/stash2plex/src/plex-door.ts', specs: ['apps/stash2plex/src/plex-door.spec.ts'] },
    [
      {
        name: 'no-is-kept',
        breaks: 'every task asks a Plex again that has just not answered',
        find: 'age >= 0 && age < NO_IS_KEPT_MS',
        replace: 'age < 0',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/stash/src/stash-api.ts',
      specs: [
        'libs/stash/src/stash-api.spec.ts',
        'libs/stash/src/retries.spec.ts',
        'libs/stash/src/server-time.spec.ts',
      ],
    },
    [
      {
        name: 'mutation-once',
        breaks: 'a task is queued twice when its answer is lost',
        find: 'return !/\\bmutation\\b/.test(document);',
        replace: 'return document !== undefined;',
      },
      {
        name: 'clock-of-stash',
        breaks: 'our own clock says how old an edit is, not that of Stash',
        find: 'toldAt ?? wholeSecond(askedAt)',
        replace: 'wholeSecond(askedAt)',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/stash/src/answer-error.ts', specs: ['libs/stash/src/stash-api.spec.ts'] },
    [
      {
        name: 'stash-401',
        breaks: 'a session that has ended is taken for a Stash that is broken',
        find: 'if (status === 401 || status === 403)',
        replace: 'if (status === 403)',
      },
      {
        name: 'stash-500',
        breaks: 'a Stash that is starting is not asked again',
        find: 'if (status >= 500) return',
        replace: 'if (status >= 600) return',
      },
    ],
  ),
  ...inFile(
    {
      file: 'apps/stash2plex/src/hook/is-waiting.ts',
      specs: ['apps/stash2plex/src/hook/is-waiting.spec.ts'],
    },
    [
      {
        name: 'hook-ready',
        breaks:
          'a task that runs, and may have read before the edit, counts as one that is to come',
        find: "status === 'READY' &&",
        replace: '',
      },
      {
        name: 'hook-twenty-minutes',
        breaks: 'a task waits so long that its cookie ends, and no younger one is queued',
        find: 'YOUNG_MS = 20 *',
        replace: 'YOUNG_MS = 60 *',
      },
      {
        name: 'hook-own-label',
        breaks: "another plugin's task counts as ours",
        find: 'description === `Running plugin task: ${LABEL}` &&',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'apps/stash2plex/src/hook/matters.ts',
      specs: ['apps/stash2plex/src/hook/matters.spec.ts'],
    },
    [
      {
        name: 'hook-unknown-field',
        breaks: 'fields of a newer Stash wake nobody',
        find: 'inputFields.some((field) => !SILENT_IN_SCENES.has(field))',
        replace: 'inputFields.every((field) => !SILENT_IN_SCENES.has(field))',
      },
      {
        name: 'hook-scans',
        breaks: 'a scan wakes nobody',
        find: "if (action !== 'Update' || !inputFields || inputFields.length === 0) return true;",
        replace: "if (action !== 'Update') return true;\n  if (!inputFields) return false;",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/reporting/src/stash-log/stash-log-lines.ts',
      specs: ['libs/reporting/src/stash-log/stash-log-lines.spec.ts'],
    },
    [
      {
        name: 'log-line-length',
        breaks: 'a long line ends the log of a task',
        find: 'LINE_BYTES = 8 * 1024',
        replace: 'LINE_BYTES = 80 * 1024',
      },
      {
        name: 'progress-is-finite',
        breaks: 'a progress that is no number breaks the list of jobs in Stash',
        find: "if (!Number.isFinite(share)) return '';",
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/config/src/resolve/resolve-config.ts',
      specs: ['libs/config/src/resolve/resolve-plex.spec.ts', 'apps/stash2plex/src/answer.spec.ts'],
    },
    [
      {
        name: 'token-without-address',
        breaks: 'a token that is not used is shown where it was typed into another field, too',
        find: 'secrets: tokens }',
        replace: 'secrets: plex.plex ? tokens : [] }',
      },
    ],
  ),
];
