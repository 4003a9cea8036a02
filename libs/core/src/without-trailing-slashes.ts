// Looked for at the first slash of a run only: from each of them it would take minutes where a text holds a million.
const TRAILING = /(?<!\/)\/+$/;

export function withoutTrailingSlashes(text: string): string {
  return text.replace(TRAILING, '');
}
