import type { FieldValue, ListField, TextField } from './fields.ts';

/** Texts equal after NFC, trimming and newline folding are the same to Plex. Case counts: "the" → "The" must arrive. */
export function foldText(text: string): string {
  const composed = text.normalize('NFC').trim();
  return composed.includes('\r') ? composed.replaceAll(/\r\n?/g, '\n').trim() : composed;
}

/** Plex lets an existing tag's case win and capitalises labels, so names fold case too. */
export function foldName(name: string): string {
  const known = foldedBefore.get(name);
  if (known !== undefined) return known;
  // Composed last: lower case can have a composed form where upper case has none (J̌ and ǰ). A sigma at the end of a
  // word has a small letter of its own.
  const folded = name.trim().toLowerCase().normalize('NFC').replaceAll('ς', 'σ');
  if (foldedBefore.size >= MOST_REMEMBERED) foldedBefore.clear();
  foldedBefore.set(name, folded);
  return folded;
}

// The same few thousand names come again with every scene.
const foldedBefore = new Map<string, string>();
const MOST_REMEMBERED = 5_000;

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
  // Most lists are the same to the letter, and folding names is what a run spends its time on.
  if (isSameList(desired, observed)) return true;
  const wanted = foldedNames(desired);
  const found = foldedNames(observed);
  return wanted.isSubsetOf(found) && (field === 'collection' || found.isSubsetOf(wanted));
}

/** To the letter, in any order; only tried on lists so short that looking each name up costs less than folding it. */
function isSameList(names: readonly string[], others: readonly string[]): boolean {
  if (names.length !== others.length || names.length > SHORT_LIST) return false;
  const isIn = (list: readonly string[]) => (name: string) => list.includes(name);
  return names.every(isIn(others)) && others.every(isIn(names));
}

const SHORT_LIST = 20;

function asText(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join('\n');
}
