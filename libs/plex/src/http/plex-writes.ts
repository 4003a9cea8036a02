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
  const put = async (request: PlexPut, kind: 'edit' | 'picture' = 'edit') => {
    const url = editUrl(base, request);
    given.signal?.throwIfAborted();
    count(kind);
    const what = `PUT ${request.path}`;
    return await send({ url, headers: ours, what, method: 'PUT', reach }, given);
  };
  const picture = async (request: PictureRequest) => {
    const url = pictureUrl(base, request);
    given.signal?.throwIfAborted();
    count('picture');
    const { method, path, picture: sent } = request;
    const headers = { ...ours, ...(sent && { 'Content-Type': sent.type }) };
    const body = sent && { body: sent.bytes };
    const timeoutMs = sent ? Math.max(given.timeoutMs, UPLOAD_MS) : given.timeoutMs;
    const outgoing = { url, headers, what: `${method} ${path}`, method, reach, ...body };
    return await send(outgoing, { ...given, timeoutMs });
  };
  const scan = async (request: PlexScan) => {
    const url = scanUrl(base, request);
    const { method, sectionKey } = request;
    given.signal?.throwIfAborted();
    count('scan');
    const what = `${method} ${scanPath(sectionKey)}`;
    return await send({ url, headers: ours, what, method, reach }, given);
  };
  return { put, picture, scan };
}
