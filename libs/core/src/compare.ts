import type { FieldValue, ListField, TextField } from './fields.ts';

/** Texts equal after NFC, trimming and newline folding are the same to Plex. Case counts: "the" → "The" must arrive. */
export function foldText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

/** Plex lets an existing tag's case win and capitalises labels, so names fold case too. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
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
    return foldText(asText(desired)) === foldText(asText(observed));
  }
  const wanted = foldedNames(desired);
  const found = foldedNames(observed);
  return wanted.isSubsetOf(found) && (field === 'collection' || found.isSubsetOf(wanted));
}

function asText(value: FieldValue): string {
  return typeof value === 'string' ? value : value.join('\n');
}
