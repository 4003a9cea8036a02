import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a source file of a library exports under a name. Types are checked where the export is written. */
export async function exportOf<Export>(file: string, name: string): Promise<Export> {
  const exports = (await import(pathToFileURL(resolve(file)).href)) as Record<string, Export>;
  const found = exports[name];
  if (found === undefined) throw new Error(`${file} should export \`${name}\`.`);
  return found;
}
