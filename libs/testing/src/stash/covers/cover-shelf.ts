import { createHash } from 'node:crypto';

interface Cover {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** MD5 of the bytes in quotes, as Stash makes it. */
  readonly etag: string;
}

/** Somebody asked for a cover. */
export interface CoverRequest {
  readonly sceneId: string;
  readonly status: number;
  /** Whole, with its query. */
  readonly url: string;
  readonly ifNoneMatch: string | undefined;
}

export interface CoverShelf {
  readonly of: (sceneId: string) => Cover | undefined;
  /** A new cover, which moves `updated_at`, as Stash does. */
  readonly set: (sceneId: string, bytes: Uint8Array, type?: string) => void;
  /** Back to the placeholder, which moves `updated_at` as well. */
  readonly unset: (sceneId: string) => void;
  readonly requests: CoverRequest[];
  readonly note: (asked: {
    readonly request: Request;
    readonly sceneId: string;
    readonly status: number;
  }) => void;
}

export function coverShelf(touch: (sceneId: string) => void): CoverShelf {
  const covers = new Map<string, Cover>();
  const requests: CoverRequest[] = [];
  return {
    of: (sceneId) => covers.get(sceneId),
    set: (sceneId, bytes, type = 'image/jpeg') => {
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      covers.set(sceneId, { bytes, type, etag });
      touch(sceneId);
    },
    unset: (sceneId) => {
      covers.delete(sceneId);
      touch(sceneId);
    },
    requests,
    note: ({ request, sceneId, status }) => {
      const ifNoneMatch = request.headers.get('If-None-Match') ?? undefined;
      requests.push({ sceneId, status, url: request.url, ifNoneMatch });
    },
  };
}
