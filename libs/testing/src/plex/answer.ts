import { HttpResponse } from 'msw';
import { containerAnswer, htmlError } from './answers.ts';
import { faultAnswer, isHit, isNth, noAnswer, spoiled } from './faults.ts';
import { isHanging } from './hanging.ts';
import { pictureAnswer } from './pictures/picture-answer.ts';
import type { PlexWorld } from './plex-world.ts';
import { readAnswer } from './read-answer.ts';
import { identity } from './server-reads.ts';
import { scanAnswer } from './scanning/scan-answer.ts';
import { SERVER_IS_WELL } from './switches.ts';
import { isWrite } from './routes.ts';
import { editOf, roleOf, type Visit } from './visit.ts';
import { writeAnswer } from './writing/write-answer.ts';
import { keepPace } from './writing/write-pace.ts';

/** What the server of this world makes of a request. */
export async function answer(world: PlexWorld, visit: Visit): Promise<Response> {
  const forThisOne = world.arrive(visit.route.kind);
  const here = forThisOne ? withSwitches(world, forThisOne) : world;
  const { switches } = here;
  if (visit.logged.bytes > switches.urlLimit) return tooLong(switches.urlLimitStatus);
  if (isHanging(here, visit)) return noAnswer(visit.request);
  if (isNth(switches.dropEvery, world)) return HttpResponse.error();
  if (isNth(switches.failEvery, world)) return htmlError(500, 'Internal Server Error');
  if (!isHit(switches, visit.logged)) return healthyAnswer(here, visit);

  const isDone = switches.faultsAfter && isWrite(visit.route);
  const done = isDone ? await healthyAnswer(here, visit) : undefined;
  const fault = await faultAnswer(switches, visit.request);
  const whole = fault ?? done ?? (await healthyAnswer(here, visit));
  return spoiled(switches, whole);
}

function withSwitches(world: PlexWorld, switches: Partial<PlexWorld['switches']>): PlexWorld {
  return { ...world, switches: { ...world.switches, ...SERVER_IS_WELL, ...switches } };
}

async function healthyAnswer(world: PlexWorld, visit: Visit): Promise<Response> {
  const { kind } = visit.route;
  if (kind === 'identity') return containerAnswer(visit.request, identity(world), world.switches);
  const role = roleOf(world, visit);
  if (!role) return htmlError(401, 'Unauthorized');
  if (kind === 'picture') return pictureAnswer(world, visit, role);
  if (kind !== 'write' && kind !== 'scan') return readAnswer(world, visit);
  if (role !== 'owner') return htmlError(403, 'Forbidden');
  if (kind === 'scan') return scanAnswer(world, visit);
  return (await keepPace(world)) ?? writeAnswer(world, editOf(world, visit), visit.logged);
}

function tooLong(status: number): Response {
  return status === 0 ? HttpResponse.error() : htmlError(status, 'URI Too Long');
}
