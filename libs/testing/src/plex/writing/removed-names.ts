/**
 * The names of a `family[].tag.tag-` parameter: parted at commas first and decoded once more then, so a name that holds
 * a comma, a percent sign or a plus arrives only if it was encoded before it was joined.
 */
export function removedNames(value: string, isEscaped: boolean): string[] {
  const names = value.split(',').filter(Boolean);
  return isEscaped ? names.map(decodedOnceMore) : names;
}

/** As forms are decoded; an escape that is none stays as it is. */
function decodedOnceMore(name: string): string {
  return name.replaceAll('+', ' ').replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
