import { inFile } from '../in-file.ts';
import type { Mutant } from '../mutant.ts';

/** The file of the store: whose it is, and how it is made. */
export const stores: readonly Mutant[] = [
  ...inFile(
    {
      file: 'libs/state/src/database/migrate.ts',
      specs: [
        'libs/state/src/database/migrate.spec.ts',
        'libs/state/src/schema/migrations.spec.ts',
      ],
    },
    [
      {
        name: 'stamp-in-one',
        breaks: "a store that two workers make at once is called another program's",
        find: "const isEmpty = integer(row, 'filled') === 0;",
        replace: "const isEmpty = !database.get('SELECT 1 FROM sqlite_schema LIMIT 1');",
      },
      {
        name: 'whole-is-last',
        breaks: 'a new store is migrated once more after it was made whole',
        find: 'to: migrations.length }',
        replace: 'to: 1 }',
      },
    ],
  ),
];
