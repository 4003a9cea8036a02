/** Sentences one after the other, each with one mark at its end, whatever they were put together from. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(withOneMark)
    .join(' ');
}

function withOneMark(part: string): string {
  // Three dots are meant, and two beside a slash are a folder.
  const single = part.replaceAll(/(?<=[^\s./\\][.!?]|[!?…])\.(?=\s|$)(?<!\.\.\.)/gu, '');
  return /[.!?…]$/.test(single) ? single : `${single}.`;
}
