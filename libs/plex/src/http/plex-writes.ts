import type { Deadline } from './deadline.ts';
import { pictureUrl, type PictureRequest } from './picture-url.ts';
import { editUrl, type PlexPut } from './put.ts';
import { scanPath, scanUrl, type PlexScan } from './scan.ts';
import { send, type Outgoing } from './send.ts';

/** Of an upload: ten megabytes over a slow line. */
const UPLOAD_MS = 120_000;

interface WriteWith extends Pick<Outgoing, 'reach'> {
  readonly base: string;
  readonly ours: Outgoing['headers'];
  readonly given: Deadline;
  readonly count: (kind: 'edit' | 'picture' | 'scan') => void;
}

/** What changes something in Plex: each is sent once. */
export function plexWrites({ base, ours, given, reach, count }: WriteWith) {
  const once = async (
    kind: Parameters<typeof count>[0],
    outgoing: Omit<Outgoing, 'headers' | 'reach'> & { readonly type?: string },
  ) => {
    given.signal?.throwIfAborted();
    count(kind);
    const { type, ...rest } = outgoing;
    const headers = { ...ours, ...(type !== undefined && { 'Content-Type': type }) };
    const timeoutMs = rest.body ? Math.max(given.timeoutMs, UPLOAD_MS) : given.timeoutMs;
    return await send({ ...rest, headers, reach }, { ...given, timeoutMs });
  };
  return {
    put: async (request: PlexPut, kind: 'edit' | 'picture' = 'edit') => {
      const url = editUrl(base, request);
      return await once(kind, { url, what: `PUT ${request.path}`, method: 'PUT' });
    },
    picture: async (request: PictureRequest) => {
      const { method, path, picture } = request;
      const url = pictureUrl(base, request);
      const sent = picture && { body: picture.bytes, type: picture.type };
      return await once('picture', { url, what: `${method} ${path}`, method, ...sent });
    },
    scan: async (request: PlexScan) => {
      const { method, sectionKey } = request;
      const url = scanUrl(base, request);
      return await once('scan', { url, what: `${method} ${scanPath(sectionKey)}`, method });
    },
  };
}
