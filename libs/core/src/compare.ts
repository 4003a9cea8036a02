import type { FieldValue, ListField, TextField } from './fields.ts';

/** Texts equal after NFC, trimming and newline folding are the same to Plex. Case counts: "the" → "The" must arrive. */
export function foldText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

/** Plex lets an existing tag's case win and capitalises labels, so names fold case too. */
export function foldName(name: string): string {
  // Composed last: lower case can have a composed form where upper case has none (J̌ and ǰ).
  return name.trim().toLowerCase().normalize('NFC');
}

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

function isSameList(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

function asText(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join('\n');
}
