// Many new files in one folder, in Stash before Plex has scanned them.
import { startServers } from './bench-servers.ts';
import { under } from './budgets.ts';
import { inDirectory } from './in-directory.ts';
import { NOW } from './now.ts';
import { count } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import { visit } from './visit.ts';

const FILES = 200;
const PLEX_DELAY_MS = 20;

export async function arrivalCase(): Promise<Outcome> {
  const servers = await startServers(0, PLEX_DELAY_MS);
  const settings = { STASH2PLEX_TRIGGER_PLEX_SCAN: 'true' };
  try {
    await servers.change({ files: FILES, at: NOW });
    const { output, requests } = await inDirectory((directory) =>
      visit(servers, { directory, mode: 'all', settings }),
    );
    const { written = 0, requests: asked } = output.repair ?? {};
    const name = `${count(FILES)} new files in one folder`;
    return {
      title: `Late arrivals, Plex at ${PLEX_DELAY_MS} ms a request`,
      notes: [
        `${name}: ${count(requests.plex)} requests to Plex, ${count(written)} scenes written`,
      ],
      lines: [
        under(`${name}: scans asked for`, requests.scans, 1, ''),
        under(`${name}: writes`, asked?.plexWrites ?? Infinity, 1.05 * FILES, ''),
        under(`${name}: scenes left when Plex has them`, output.queue.pending, 0, ''),
      ],
      problems: written === FILES ? [] : [`${written} of ${FILES} new files were written`],
    };
  } finally {
    servers.close();
  }
}
