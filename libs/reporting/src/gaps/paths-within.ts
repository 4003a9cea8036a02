// A name goes on with letters or digits, or with a dot before one.
const NAME_ENDS = String.raw`(?![\p{L}\p{N}_\-]|\.[\p{L}\p{N}])`;
/** Up to an extension, so that names with blanks are taken whole. */
const TO_EXTENSION = String.raw`[^\r\n"<>|*?]{0,300}?\.(?=\d?[a-z])[a-z\d]{2,5}${NAME_ENDS}(?![\\/])`;
const TO_BLANK = String.raw`[^\s"<>|]*[^\s"'<>|.,;:!?()[\]{}]`;

/** Matches, inside a text, paths that begin with a folder of one of these files; undefined when they lie in none. */
export function pathsWithin(paths: readonly string[]): RegExp | undefined {
  const folders = [...new Set(paths.flatMap(foldersOf))].filter((folder) => folder.length > 1);
  if (folders.length === 0) return undefined;
  folders.sort((a, b) => b.length - a.length);
  const any = folders.map(patternOf).join('|');
  const further = String.raw`[\\/](?:${TO_EXTENSION}|${TO_BLANK})?`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any})${NAME_ENDS}(?:${further})?`, 'giu');
}

/** `/a/b/c.mp4` → `/a`, `/a/b`. */
function foldersOf(path: string): string[] {
  const folders = [...path.matchAll(/[^\\/](?=[\\/])/g)].map(({ index }) =>
    path.slice(0, index + 1),
  );
  return folders.filter((folder) => /^(?:[a-z]:|[\\/])/i.test(folder));
}

/** Either slash will do, and several as one. A drive alone is more often a word before a colon. */
function patternOf(folder: string): string {
  if (/^[a-z]:$/i.test(folder)) return String.raw`${folder}(?=[\\/])`;
  return folder
    .split(/[\\/]+/)
    .map((part) => RegExp.escape(part))
    .join(String.raw`[\\/]+`);
}
