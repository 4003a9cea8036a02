import type { FieldValue, ListField, TextField } from './fields.ts';

/** Texts equal after NFC, trimming and newline folding are the same to Plex. Case counts: "the" → "The" must arrive. */
export function foldText(text: string): string {
  const composed = (MAY_COMPOSE.test(text) ? text.normalize('NFC') : text).trim();
  return composed.includes('\r') ? composed.replaceAll(/\r\n?/g, '\n').trim() : composed;
}

/** Plex lets an existing tag's case win and capitalises labels, so names fold case too. */
export function foldName(name: string): string {
  return foldCase(name.trim());
}

/** One form for all cases and compositions of a text; blanks count. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  // Composed last: lower case can have a composed form where upper case has none (J̌ and ǰ). A sigma at the end of a
  // word has a small letter of its own.
  return MAY_COMPOSE.test(lower) ? lower.normalize('NFC').replaceAll('ς', 'σ') : lower;
}

// Below U+0300 nothing composes with anything. Most texts hold nothing else, and composing is what takes longest.
const MAY_COMPOSE = /[\u0300-\uFFFF]/;

export function foldedNames(names: readonly string[]): Set<string> {
  return new Set(names.map(foldName));
}

/** Whether what Plex has is what we want. Order of names is not compared; of collections others' may stay. */
export function isInLine(
  field: TextField | ListField,
  desired: FieldValue,
  observed: FieldValue,
): boolean {
  if (typeof desired === 'string' || typeof observed === 'string') {
    const [text, other] = [asText(desired), asText(observed)];
    return text === other || foldText(text) === foldText(other);
  }
  return areAmong(desired, observed) && (field === 'collection' || areAmong(observed, desired));
}

/** Exactly so: of collections, others' count here. */
export function isSame(field: TextField | ListField, one: FieldValue, other: FieldValue): boolean {
  return isInLine(field, one, other) && isInLine(field, other, one);
}

/** Whether Plex would take each of these names for one of the others. */
export function areAmong(names: readonly string[], others: readonly string[]): boolean {
  // Most lists are the same to the letter, and folding names is what a run would spend its time on.
  if (names.every((name, at) => name === others[at] || others.includes(name))) return true;
  const folded = foldedNames(others);
  return names.every((name) => folded.has(foldName(name)));
}

function asText(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join('\n');
}
