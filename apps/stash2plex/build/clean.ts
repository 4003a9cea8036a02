// Stash reads every manifest in the folder: nothing of an earlier build may stay.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

rmSync(join(import.meta.dirname, '../../../dist/Stash2Plex'), { recursive: true, force: true });
