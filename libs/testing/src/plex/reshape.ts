import type { PlexSwitches } from './switches.ts';
import type { Json, JsonObject } from './xml.ts';

/** The same container in the shapes that Plex mixes: flags, lists of one, counts, and where the library stands. */
export function reshaped(container: JsonObject, switches: PlexSwitches): JsonObject {
  const { oddBooleans, loneElements, countsAsText, hoisted } = switches;
  let shaped = hoisted ? withLibraryOnTop(container) : container;
  if (countsAsText) shaped = { ...shaped, ...countsOf(shaped) };
  if (!oddBooleans && !loneElements) return shaped;
  const inner = (value: Json): Json => {
    if (typeof value === 'boolean') return oddBooleans ? flag(value, oddBooleans) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (!isList(value)) return mapped(value, inner);
    const [only] = value;
    return loneElements && value.length === 1 && only !== undefined
      ? inner(only)
      : value.map(inner);
  };
  return mapped(shaped, inner);
}

const LIBRARY = 'librarySectionID';
const COUNTS = new Set(['size', 'totalSize', 'offset']);

function withLibraryOnTop(container: JsonObject): JsonObject {
  const rows = container['Metadata'];
  if (!isList(rows)) return container;
  const libraries = new Set((rows as readonly JsonObject[]).map((row) => row[LIBRARY]));
  const [library] = libraries;
  if (libraries.size !== 1 || library === undefined) return container;
  const bare = (rows as readonly JsonObject[]).map((row) => ({ ...row, [LIBRARY]: undefined }));
  return { ...container, [LIBRARY]: library, Metadata: bare };
}

function countsOf(container: JsonObject): JsonObject {
  const counted = Object.entries(container).filter(([name]) => COUNTS.has(name));
  return Object.fromEntries(counted.map(([name, count]) => [name, JSON.stringify(count)]));
}

function flag(value: boolean, as: 'numbers' | 'texts'): Json {
  return as === 'numbers' ? Number(value) : String(Number(value));
}

function mapped(value: JsonObject, inner: (value: Json) => Json): JsonObject {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, inner(each as Json)]));
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
