import { HttpResponse } from 'msw';
import type { HttpHandler } from 'msw/http';
import { http } from 'msw/http';
import { admit } from './admission.ts';
import { answerDocument, type GraphQLBody } from './answer-document.ts';
import { coverAnswer } from './covers/cover-answer.ts';
import { cutOff } from '../http/cut-off.ts';
import { forOperation, misbehave, unauthorized } from './misbehave.ts';
import { rootOf, type StashRoot } from './root.ts';
import type { StashWorld } from './stash-world.ts';
import { STASH_IS_WELL } from './switches.ts';

/** Stash's HTTP over one world: GraphQL, and the covers of scenes. */
export function stashHandlers(world: StashWorld, baseUrl = '*'): HttpHandler[] {
  const root = rootOf(world);
  return [
    http.post(`${baseUrl}/graphql`, async ({ request }) => {
      const started = performance.now();
      const body = toBody(await request.text());
      const operation = nameOf(body);
      const here = arrived(world, operation);
      const ownRoot = here.switches === world.switches ? root : rootOf(here);
      const healthy = () => answer(here, ownRoot, { request, body });
      const response = (await misbehave(here.switches, request)) ?? healthy();
      const { status } = response;
      const { variables = {} } = body ?? {};
      const tookMs = performance.now() - started;
      world.requests.add({ operation, variables, at: world.clock.now(), tookMs, status });
      return here.switches.cutOff && response.type !== 'error' ? cutOff(response) : response;
    }),
    http.get(`${baseUrl}/scene/:id/screenshot`, async ({ request, params }) => {
      const here = arrived(world, COVER);
      const failed = await misbehave(here.switches, request);
      const response = failed ?? coverAnswer(here, request, String(params['id']));
      const { status } = response;
      world.covers.note({ request, sceneId: String(params['id']), status });
      return here.switches.cutOff && response.type !== 'error' ? cutOff(response) : response;
    }),
  ];
}

/** The world as it is for this request: something may have been planned for it. */
function arrived(world: StashWorld, operation: string): StashWorld {
  const forThisOne = world.arrive(operation);
  if (!forThisOne) return { ...world, switches: forOperation(world.switches, operation) };
  const takeFailure = () => undefined;
  const switches = { ...world.switches, ...STASH_IS_WELL, takeFailure, ...forThisOne };
  return { ...world, switches };
}

interface Call {
  readonly request: Request;
  readonly body: GraphQLBody | undefined;
}

function answer(world: StashWorld, root: StashRoot, { request, body }: Call): Response {
  const { isAdmitted, setCookie } = admit(world, request);
  if (!isAdmitted) return unauthorized();
  const headers = { ...HEADERS, Date: world.clock.now().toUTCString() };
  if (!body) return HttpResponse.json(UNREADABLE, { status: 400, headers });

  const { status, body: told } = answerDocument(root, body, world.switches.unknownFields);
  const cookie = setCookie && { 'Set-Cookie': setCookie };
  return HttpResponse.json(told, { status, headers: { ...headers, ...cookie } });
}

/** What `faultsOn` and schedules call a request for a cover. */
const COVER = 'screenshot';

const HEADERS = {
  'Cache-Control': 'no-store',
  Vary: 'Origin',
  'X-Content-Type-Options': 'nosniff',
};

const UNREADABLE = { errors: [{ message: 'json request body could not be decoded' }], data: null };

function toBody(text: string): GraphQLBody | undefined {
  try {
    const { query, variables, operationName } = JSON.parse(text) as Partial<GraphQLBody>;
    if (typeof query !== 'string') return undefined;
    return { query, variables: variables ?? {}, operationName };
  } catch {
    return undefined;
  }
}

// Clients may leave the name out beside the document; the log shows it all the same.
function nameOf(body: GraphQLBody | undefined): string {
  if (!body) return '';
  return body.operationName ?? /^\s*(?:query|mutation)\s+(\w+)/.exec(body.query)?.[1] ?? '';
}
