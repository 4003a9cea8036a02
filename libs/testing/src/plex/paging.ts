import type { LoggedRequest } from './request-log.ts';

export interface Page {
  readonly start: number;
  /** Undefined when not asked for. */
  readonly size: number | undefined;
}

/** What page is asked for, by header or by parameter. */
export function askedPage(request: LoggedRequest): Page {
  const start = askedNumber(request, 'x-plex-container-start');
  return { start: start ?? 0, size: askedNumber(request, 'x-plex-container-size') };
}

function askedNumber({ headers, query }: LoggedRequest, name: string): number | undefined {
  const parameter = Object.keys(query).find((key) => key.toLowerCase() === name);
  const text = headers[name] ?? (parameter && query[parameter]);
  const value = Number.parseInt(text ?? '', 10);
  return Number.isNaN(value) ? undefined : Math.max(0, value);
}
