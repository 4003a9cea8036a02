import { pathKey } from './path-key.ts';
import { parsePath, writePath } from './path-parts.ts';

/** The folder in which a file lies, written as its path is; undefined for a path without one. */
export function folderOf(path: string): string | undefined {
  const parts = parsePath(path);
  const names = parts.names.slice(0, -1);
  if (parts.root === '' && !parts.windows) return undefined;
  if (names.length === 0 && parts.windows) return undefined;
  const folder = writePath({ ...parts, names });
  // Windows takes a bare drive for the folder that somebody is in there.
  return DRIVE.test(folder) ? `${folder}\\` : folder;
}

/** Whether a path is that of the folder or of something in it; both as Plex sees them. */
export function liesIn(
  path: string,
  folder: string,
  { ignoreCase }: { readonly ignoreCase: readonly string[] },
): boolean {
  const [own, above] = [pathKey(path, ignoreCase), pathKey(folder, ignoreCase)];
  return (
    above !== '' && (own === above || own.startsWith(above.endsWith('/') ? above : `${above}/`))
  );
}

const DRIVE = /^[a-z]:$/i;
