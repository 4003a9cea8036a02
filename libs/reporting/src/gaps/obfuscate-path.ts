/** 64 bits of hexadecimal digits: two of a million files are never called alike. */
const LENGTH = 16;

/**
 * A name for a path that says nothing of it but the file's extension. `digest` is keyed with a secret of the
 * installation (an HMAC): so names are stable there, and nobody can guess a path and compare.
 */
export function obfuscatePath(path: string, digest: (text: string) => string): string {
  if (path === '') return '';
  return digest(path).slice(0, LENGTH) + extensionOf(path);
}

/** Stash takes only files whose extension it knows, so this is short and plain, or it is part of a name. */
function extensionOf(path: string): string {
  return /[^\\/](\.[a-z\d]{1,5})$/i.exec(path)?.[1] ?? '';
}
