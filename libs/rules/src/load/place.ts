/** Where in a rule we are, and where what is wrong there is noted. */
export interface Place {
  readonly path: string;
  readonly notes: string[];
}

/** What one rule has to say at most: the first faults, not a page of them. */
const MOST_NOTES = 3;
const LONGEST_QUOTE = 60;

export function at({ path, notes }: Place, key: string | number): Place {
  if (typeof key === 'number') return { path: `${path}[${key}]`, notes };
  return { path: path === '' ? key : `${path}.${key}`, notes };
}

/** Notes what is wrong; returns null, "cannot be used", so that a check can end with it. */
export function note({ path, notes }: Place, what: string): null {
  if (notes.length < MOST_NOTES) notes.push(path === '' ? what : `${path} ${what}`);
  return null;
}

/** A value as it stands in the file, cut to a readable length. */
export function quoted(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : written(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** JSON can be read far deeper than it can be written: then only what it is. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** An object as JSON has them: its own keys are all there is. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value of a key: `constructor` and its like are not there unless written. */
export function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Notes keys that mean nothing here: most are misspellings, and the rule would not do what it says. */
export function checkKeys(value: JsonObject, known: readonly string[], place: Place): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    note(
      at(place, key.slice(0, LONGEST_QUOTE)),
      `is not known; known here: ${known.join(', ') || 'nothing'}`,
    );
    return;
  }
}

/** A text on one line, of readable length: it ends up in logs. */
export function textAt(value: unknown, place: Place): string | null {
  if (typeof value !== 'string' || value.trim() === '') return note(place, 'has to be a text');
  if (value.length > 300) return note(place, 'is longer than 300 characters');
  if (/\p{Cc}/u.test(value)) return note(place, 'has to be on one line');
  return value.trim();
}
