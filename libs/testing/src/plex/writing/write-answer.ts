import { HttpResponse } from 'msw';
import { htmlError } from '../answers.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { LoggedRequest } from '../request-log.ts';
import type { WorldItem } from '../world-types.ts';
import { editedItem } from './apply-edit.ts';
import type { EditRequest } from './edit-request.ts';
import { editTargets } from './edit-targets.ts';
import { refusal } from './refuse-edit.ts';
import type { ParsedEdit } from './world-write.ts';

/** Does the edit. Success is an empty page of HTML, whatever became of the values. */
export function writeAnswer(
  world: PlexWorld,
  asked: EditRequest | undefined,
  logged: LoggedRequest,
): Response {
  if (!asked) return htmlError(404, 'Not Found');
  const targets = editTargets(world, asked);
  const refused = refusal(world, asked, targets);
  if (refused) return refused;
  if (asked.edit && !world.switches.ignoreEdits) {
    const work = { endpoint: asked.endpoint, edit: asked.edit, bytes: logged.bytes };
    carryOut(world, targets, work);
  }
  return HttpResponse.html('');
}

interface Work {
  readonly endpoint: EditRequest['endpoint'];
  readonly edit: ParsedEdit;
  readonly bytes: number;
}

function carryOut(world: PlexWorld, targets: readonly WorldItem[], work: Work): void {
  const { switches, elapsedMs, lag, now } = world;
  const { edit, endpoint, bytes } = work;
  const replaces = doesReplace(world, endpoint, targets.length);
  for (const item of targets) {
    if (switches.lagMs > 0) lag.hide(item, elapsedMs() + switches.lagMs);
    world.putItem(editedItem(world, item, { edit, replaces }));
    world.writes.push({ ratingKey: item.ratingKey, ...edit, endpoint, bytes, at: now });
    if (switches.editsMoveSection) world.touch(item.sectionKey);
  }
}

function doesReplace(
  { switches }: PlexWorld,
  endpoint: EditRequest['endpoint'],
  count: number,
): boolean {
  const { tagMode, itemsTagMode } = switches;
  const mode = endpoint === 'items' ? (itemsTagMode ?? tagMode) : tagMode;
  return mode === 'replace' || (mode === 'replace-for-one' && count === 1);
}
