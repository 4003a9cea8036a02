// Both simulated servers in a process of their own, so that their work is not counted as ours.
import { createInterface } from 'node:readline';
import {
  madeUpLibrary,
  plexHandlers,
  runningJob,
  serve,
  stashHandlers,
} from '@stash2plex/testing/simulators';
import { NOW } from './now.ts';

const EDITS_AGE_MS = 10_000;
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
  reconcile_scope: 'all',
  plex_rate: 50,
  drain_seconds: 3600,
});
const truth = library.truth('all');
const all = { ...truth.gaps, ...truth.leftovers };
const gaps = Object.values(all).reduce((sum, ids) => sum + ids.length, 0);
process.stdout.write(`${JSON.stringify({ port: stash.port, gaps })}\n`);
// Each line on stdin may tell of edits, and asks how many requests there were until now; the end of it ends the servers.
let endJob: () => void = () => undefined;
const asked = createInterface(process.stdin);
asked.on('line', (line) => {
  const { edit = 0, at } = JSON.parse(line) as { edit?: number; at?: string };
  // Edits younger than a few seconds may belong to a burst that still goes on.
  if (at) library.stash.clock.setNow(new Date(Date.parse(at) - EDITS_AGE_MS));
  // Far from each other, as edits by performer or tag are.
  for (let nth = 0; nth < edit; nth += 1) {
    const id = 1 + Math.floor((nth * Number(scenes)) / edit);
    library.stash.updateScene(String(id), { title: `Retitled ${id}` });
  }
  if (at) library.stash.clock.setNow(new Date(at));
  endJob();
  endJob = runningJob(library.stash.jobs, 'Running plugin task: Stash2Plex');
  const plexRequests = library.plex.requests;
  const probes = plexRequests.filter(({ kind }) => kind === 'identity').length;
  const counts = { stash: library.stash.requests.count(), plex: plexRequests.length, probes };
  process.stdout.write(`${JSON.stringify(counts)}\n`);
});
asked.on('close', () => process.exit());
