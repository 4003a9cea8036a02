import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** The condition of each detector, and what they stand on. */
export const detectors: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/detectors/missing/src/index.ts',
      specs: ['libs/detectors/missing/src/missing.spec.ts'],
    },
    [
      {
        name: 'missing-unknown',
        breaks: 'an item that could not be read is called missing',
        find: "observed.status !== 'absent'",
        replace: "observed.status === 'present'",
      },
      {
        name: 'missing-without-files',
        breaks: 'a scene without files is called missing',
        find: 'files === 0 ? undefined :',
        replace: 'files < 0 ? undefined :',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/detectors/empty-metadata/src/index.ts',
      specs: ['libs/detectors/empty-metadata/src/empty-metadata.spec.ts'],
    },
    [
      {
        name: 'empty-every',
        breaks: 'an item that lacks one field is called empty',
        find: 'if (!TELLING.every(',
        replace: 'if (!TELLING.some(',
      },
      {
        name: 'empty-title',
        breaks: 'an item with the title that Plex made of its file is not empty',
        find: "const TELLING = ['studio'",
        replace: "const TELLING = ['title', 'studio'",
      },
      {
        name: 'empty-genre',
        breaks: 'an item that has genres only is called empty',
        find: ", 'actor', 'genre'] as const",
        replace: ", 'actor'] as const",
      },
      {
        name: 'empty-on-both-sides',
        breaks: 'an item is called empty although Stash has nothing to say either',
        find: 'if (known.length === 0) return undefined;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/detectors/stale-sync/src/index.ts',
      specs: ['libs/detectors/stale-sync/src/stale-sync.spec.ts'],
    },
    [
      {
        name: 'stale-only',
        breaks: 'an edit in Plex is called stale',
        find: "changesOf(pair, 'stale')",
        replace: "changesOf(pair, 'stale', 'drift')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/detectors/drift/src/index.ts',
      specs: ['libs/detectors/drift/src/drift.spec.ts'],
    },
    [
      {
        name: 'drift-only',
        breaks: 'an edit in Stash is called drift',
        find: "changesOf(pair, 'drift')",
        replace: "changesOf(pair, 'stale', 'drift')",
      },
    ],
  ),
  ...inFile(
    {
      file: 'libs/detectors/registry/src/detect-gaps.ts',
      specs: ['libs/detectors/registry/src/detect-gaps.spec.ts'],
    },
    [
      {
        name: 'one-gap-a-pair',
        breaks: 'an empty item is stale as well',
        find: 'if (after.some(hasGap)) continue;',
        replace: '',
      },
    ],
  ),
  ...inFile(
    { file: 'libs/core/src/field-state.ts', specs: ['libs/core/src/field-state.spec.ts'] },
    [
      {
        name: 'ledger-tells-drift',
        breaks: 'the ledger is not asked whether Stash or Plex has changed',
        find: "ledger && isInLine(field, desired, ledger.value) ? 'drift' : 'stale'",
        replace: "'stale'",
      },
      {
        name: 'title-never-cleared',
        breaks: 'a title is cleared when Stash has none',
        find: "field === 'title' || ledger?.origin",
        replace: 'ledger?.origin',
      },
      {
        name: 'clear-only-ours',
        breaks: 'a value that we did not write is cleared when Stash is empty',
        find: "ledger?.origin !== 'wrote' || isEmpty(ledger.value)) return false",
        replace: 'isEmpty(ledger?.value)) return false',
      },
      {
        name: 'clear-only-unchanged',
        breaks: 'what somebody wrote over a value of ours is cleared',
        find: 'return isInLine(field, ledger.value, observed);',
        replace: "return observed !== '';",
      },
      {
        name: 'refused-stays-quiet',
        breaks: 'what Plex will not take is queued again and again',
        find: "isRefusedStill(field, sides) ? 'refused' : state",
        replace: 'state',
      },
      {
        name: 'refused-until-changed',
        breaks: 'a field that was refused once is never tried again',
        find: 'isSame(field, desired, refused.wanted) && isSame(field, observed, refused.got)',
        replace: 'isSame(field, observed, refused.got)',
      },
      {
        name: 'old-collection-goes',
        breaks: 'the collection of an earlier studio stays for ever',
        find: "if (shareOne(leftOver, found)) return 'stale';",
        replace: '',
      },
    ],
  ),
];
