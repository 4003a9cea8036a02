import { aCover, type MadeUpLibrary } from '@stash2plex/testing/simulators';
import type { ServerChange } from './bench-servers.ts';

/** Edits younger than a few seconds may belong to a burst that still goes on. */
const EDITS_AGE_MS = 10_000;

/** What users and disks do to a library; the clock of Stash stays at that instant. */
export function changeLibrary(library: MadeUpLibrary, change: ServerChange): void {
  const { clock } = library.stash;
  const { at } = change;
  if (at) clock.setNow(new Date(at.getTime() - EDITS_AGE_MS));
  retitle(library, change.edit ?? 0);
  if (change.covers !== undefined) setCovers(library, change.covers);
  addFiles(library, change.files ?? 0);
  if (at) clock.setNow(at);
}

/** Far from each other, as edits by performer or tag are. */
function retitle({ stash }: MadeUpLibrary, count: number): void {
  const scenes = count > 0 ? stash.scenes.all().length : 0;
  for (let nth = 0; nth < count; nth += 1) {
    const id = 1 + Math.floor((nth * scenes) / count);
    stash.updateScene(String(id), { title: `Retitled ${id}` });
  }
}

/** Every scene gets a cover that no other has. */
function setCovers({ stash }: MadeUpLibrary, content: string): void {
  for (const { id } of stash.scenes.all()) stash.covers.set(id, aCover(`${content} ${id}`));
}

/** In one folder, on the disk and in Stash; Plex knows of none. */
function addFiles({ stash, plex, pathMap }: MadeUpLibrary, count: number): void {
  const [inStash = '', inPlex = ''] = pathMap.split(' => ');
  for (let nth = 1; nth <= count; nth += 1) {
    const [name, size] = [`new/${nth}.mp4`, 1000 + nth];
    plex.disk.put({ path: `${inPlex}/${name}`, size });
    const files = [{ path: `${inStash}/${name}`, size }];
    stash.addScene({ title: `New ${nth}`, details: 'A summary.', date: '2026-01-02', files });
  }
}
