import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

const NASTY = ['apps/stash2plex/src/e2e/nasty-world.spec.ts'];
const DRAINED = ['libs/repair/src/pictures.spec.ts', 'libs/repair/src/pictures-kept.spec.ts'];

/** Which covers reach Plex, and how often. */
export const pictures: readonly Mutant[] = [
  ...inFile({ file: 'libs/repair/src/decide-picture.ts', specs: DRAINED }, [
    {
      name: 'uploads-twice',
      breaks: 'a picture that Plex has is uploaded once more, and stays there twice for ever',
      find: "return there ? { next: 'select', key: there.key } : { next: 'upload' };",
      replace: "return { next: 'upload' };",
    },
    {
      name: 'preserve-posters',
      breaks: "a user's own poster is written over although edits are to stay",
      find: 'if (policy.preserveEdits && isSomebodys(selected, facts))',
      replace: 'if (policy.preserveEdits && !selected)',
    },
    {
      name: 'own-posters',
      breaks: "Plex's own poster is taken for a user's, and no cover ever replaces it",
      find: "return selected?.key.startsWith('upload://') === true;",
      replace: 'return selected !== undefined;',
    },
    {
      name: 'covers-by-etag',
      breaks: 'the bytes of a cover that has not changed are fetched with every repair',
      find: 'return isDone && known.etag ? known.etag : undefined;',
      replace: 'return undefined;',
    },
  ]),
  ...inFile({ file: 'libs/repair/src/decide-picture.ts', specs: NASTY }, [
    {
      name: 'late-posters-locked',
      breaks: 'a poster that Plex showed late, or took without a word, is never locked',
      find: "const isSent = known?.sent === sha1 || known?.state === 'open';",
      replace: 'const isSent = false;',
    },
    {
      name: 'late-posters-seen',
      breaks: 'a poster that Plex showed late is chosen again with each try, and never done',
      find: 'if (selected && isUploadOf(selected.key, sha1)) {',
      replace: 'if (selected && facts.isForced) {',
    },
  ]),
  ...inFile({ file: 'libs/plex/src/reading/parts.ts', specs: NASTY }, [
    {
      name: 'optimised-copies-are-no-files',
      breaks:
        'a copy that Plex made for streaming counts as a file of the item, which then belongs to nobody',
      find: 'if (asCount(proxyType) === OPTIMISED) continue;',
      replace: '',
    },
  ]),
  ...inFile({ file: 'libs/repair/src/put-picture.ts', specs: DRAINED }, [
    {
      name: 'poster-locks',
      breaks: 'a poster is not locked, and the next refresh takes it away',
      find: 'if (isLockSent) await lock(writer, facts);',
      replace: '',
    },
    {
      name: 'refused-for-good',
      breaks: 'a picture that is too large for a proxy is tried again and again',
      find: 'if (!NEVER.has(answer.httpStatus))',
      replace: 'if (NEVER.size > 0)',
    },
  ]),
  ...inFile({ file: 'libs/repair/src/seen-pictures.ts', specs: DRAINED }, [
    {
      name: 'own-poster-locks',
      breaks:
        "a lock of ours on a poster that Plex did not take counts as a user's, and the poster never comes",
      find: 'const known = { ...open, locked: open.locked || isLocked };',
      replace: 'const known = open;',
    },
    {
      name: 'posters-of-others',
      breaks: 'a poster that somebody chose right after our upload is taken for ours, and stays',
      find: 'if (!(await isChosen(writer, sent))) {',
      replace: 'if (!hasChanged(sent, found) && !(await isChosen(writer, sent))) {',
    },
    {
      name: 'posters-believed',
      breaks: 'a yes of Plex to a picture is believed although it shows another',
      find: 'if (!(await isChosen(writer, sent))) {',
      replace: 'if (!item) {',
    },
  ]),
  ...inFile(
    {
      file: 'libs/stash/src/scene-pictures.ts',
      specs: ['libs/stash/src/scene-pictures.spec.ts'],
    },
    [
      {
        name: 'placeholder-posters',
        breaks: "Stash's placeholder is taken for a cover that cannot be used, and reported",
        find: "if (found === 'image/svg+xml') return { status: 'none' };",
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/catch-up/src/changed-covers.ts', specs: ['libs/catch-up/src/covers.spec.ts'] },
    [
      {
        name: 'covers-unknown',
        breaks: 'a change of a cover that could not be asked for is forgotten',
        find: "return read.status === 'unknown';",
        replace: 'return false;',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/state/src/run/jobs-of-run.ts',
      specs: ['libs/state/src/run/end.spec.ts'],
    },
    [
      {
        name: 'covers-withdrawn',
        breaks: 'a run takes back the job of a changed cover, for it looks at no cover',
        find: 'WHERE value = ?)`',
        replace: 'WHERE value = ? AND false)`',
      },
    ],
  ),
];
