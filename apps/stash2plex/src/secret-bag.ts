import { redact, type Secret } from '@stash2plex/core';

type Source = () => readonly Secret[];

/** Everything that must never be shown, known so far. Sources are asked each time: cookies are renewed. */
export interface SecretBag {
  readonly add: (source: Source) => void;
  readonly clean: (text: string) => string;
}

export function secretBag(): SecretBag {
  const sources: Source[] = [];
  return {
    add: (source) => {
      sources.push(source);
    },
    clean: (text) =>
      redact(
        text,
        sources.flatMap((source) => source()),
      ),
  };
}
