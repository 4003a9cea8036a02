import { readFileSync } from 'node:fs';

/** One answer of a running Stash 0.30.1, as it was recorded. */
export interface RecordedAnswer {
  readonly request: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>> | null;
  };
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** `findScenes-page` for the file `recorded/response-findScenes-page.json`. */
export function recordedStash(name: string): RecordedAnswer {
  const file = new URL(`./recorded/response-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as RecordedAnswer;
}
