import { HttpResponse } from 'msw';
import { admit } from '../admission.ts';
import type { StashWorld } from '../stash-world.ts';

/** What Stash serves as the cover of a scene: a placeholder for one without. */
export function coverAnswer(world: StashWorld, request: Request, sceneId: string): Response {
  const { isAdmitted, setCookie } = admit(world, request);
  // Other than GraphQL, pages and files send whoever is not logged in to do so.
  if (!isAdmitted) return new HttpResponse(null, { status: 302, headers: { Location: '/login' } });
  if (!world.scenes.all().some(({ id }) => id === sceneId)) {
    return new HttpResponse(null, { status: 404 });
  }
  const cover = world.covers.of(sceneId);
  const headers = {
    'Cache-Control': 'no-cache',
    ...(setCookie && { 'Set-Cookie': setCookie }),
    ETag: cover?.etag ?? '"placeholder"',
    'Content-Type': cover?.type ?? 'image/svg+xml',
  };
  if (request.headers.get('If-None-Match') === headers.ETag) {
    return new HttpResponse(null, { status: 304, headers });
  }
  const body = cover ? new Uint8Array(cover.bytes) : PLACEHOLDER;
  return new HttpResponse(body, { headers });
}

const PLACEHOLDER = '<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"></svg>';
