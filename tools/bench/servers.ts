// Both simulated servers in a process of their own, so that their work is not counted as ours.
import { createInterface } from 'node:readline';
import {
  madeUpLibrary,
  plexHandlers,
  runningJob,
  serve,
  stashHandlers,
} from '@stash2plex/testing/simulators';
import type { RequestCount, ServerChange } from './bench-servers.ts';
import { changeLibrary } from './change-library.ts';
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
  reconcile_scope: 'all',
  plex_rate: 50,
  drain_seconds: 3600,
});
const truth = library.truth('all');
const all = { ...truth.gaps, ...truth.leftovers };
const gaps = Object.values(all).reduce((sum, ids) => sum + ids.length, 0);
process.stdout.write(`${JSON.stringify({ port: stash.port, gaps })}\n`);
/** As JSON has it. */
type Told = Omit<ServerChange, 'at'> & { readonly at?: string };

// Each line on stdin may tell of a change, and asks how many requests there were until now; the end of it ends the servers.
let endJob: () => void = () => undefined;
const asked = createInterface(process.stdin);
asked.on('line', (line) => {
  const { at, ...change } = JSON.parse(line) as Told;
  changeLibrary(library, at === undefined ? change : { ...change, at: new Date(at) });
  endJob();
  endJob = runningJob(library.stash.jobs, 'Running plugin task: Stash2Plex');
  process.stdout.write(`${JSON.stringify(counted())}\n`);
});
asked.on('close', () => process.exit());

function counted(): RequestCount {
  const { requests, pictures } = library.plex;
  const plexOf = (kind: string) => requests.filter((request) => request.kind === kind).length;
  const { uploads } = pictures;
  return {
    stash: library.stash.requests.count(),
    plex: requests.length,
    probes: plexOf('identity'),
    covers: library.stash.covers.requests.length,
    pictures: plexOf('picture'),
    uploads: uploads.length,
    distinctUploads: new Set(uploads.map(({ ratingKey, sha1 }) => `${ratingKey} ${sha1}`)).size,
    scans: plexOf('scan'),
  };
}
