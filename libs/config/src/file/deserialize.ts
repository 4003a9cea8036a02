import { parseJson, placeOf } from '../json/parse-json.ts';

/** The text of the file is no use; the message completes "config.json …" and quotes nothing of it. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/** Text of config.json → its keys. */
export function deserialize(text: string): Record<string, unknown> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column } = placeOf(text, parsed.at);
    throw new UnusableFile(
      `is not valid JSON at line ${line}, column ${column} (often a comma too many or too few, a comment, or a single \\ in a path)`,
    );
  }
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) {
    throw new UnusableFile('has to hold one JSON object, {…}');
  }
  return { ...parsed.value };
}
