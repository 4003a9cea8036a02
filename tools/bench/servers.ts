// Both simulated servers in a process of their own, so that their work is not counted as ours.
import { createInterface } from 'node:readline';
import { madeUpLibrary, plexHandlers, serve, stashHandlers } from '@stash2plex/testing/simulators';
import { NOW } from './now.ts';

const [scenes = '1000', delayMs = '0'] = process.argv.slice(2);

const library = madeUpLibrary({ scenes: Number(scenes), now: NOW });
library.plex.switches.delayMs = Number(delayMs);
const [stash, plex] = await Promise.all([
  serve(stashHandlers(library.stash)),
  serve(plexHandlers(library.plex)),
]);
library.stash.configurePlugin('Stash2Plex', {
  plex_url: plex.url,
  plex_token: library.plex.token,
  path_map: library.pathMap,
  reconcile_interval: 'weekly',
  plex_rate: 50,
  drain_seconds: 3600,
});
const truth = library.truth('all');
const gaps = Object.values(truth.gaps).reduce((sum, ids) => sum + ids.length, 0);
process.stdout.write(`${JSON.stringify({ port: stash.port, gaps })}\n`);
// Each line on stdin asks how many requests there were until now; the end of it ends the servers.
const asked = createInterface(process.stdin);
asked.on('line', () => {
  const counts = { stash: library.stash.requests.count(), plex: library.plex.requests.length };
  process.stdout.write(`${JSON.stringify(counts)}\n`);
});
asked.on('close', () => process.exit());
