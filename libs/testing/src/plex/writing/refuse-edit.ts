import { htmlError } from '../answers.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WorldItem, WorldSection } from '../world-types.ts';
import { isTaken } from './edit-fields.ts';
import type { EditRequest } from './edit-request.ts';
import type { ParsedEdit } from './world-write.ts';

/** The answer to an edit that is not done; undefined when nothing speaks against it. */
export function refusal(
  world: PlexWorld,
  asked: EditRequest,
  targets: readonly WorldItem[],
): Response | undefined {
  const { edit, sectionKey, ids } = asked;
  if (!edit) return htmlError(400, 'Bad Request');
  const isLost = sectionKey !== undefined && !world.sections.has(sectionKey);
  const isGone = targets.length === 0 && ids.length > 0 && !world.switches.goneIs200;
  if (isLost || isGone) return htmlError(404, 'Not Found');

  const sections = targets.flatMap((item) => world.sections.get(item.sectionKey) ?? []);
  if (sections.some(({ allowSync }) => !allowSync)) return htmlError(403, 'Forbidden');
  const isTooMuch =
    isScanned(world, sections) ||
    isPoisoned(world, edit, targets) ||
    Object.entries(edit.texts).some(([name, text]) => !isTaken(name, text));
  return isTooMuch ? htmlError(500, 'Internal Server Error') : undefined;
}

function isScanned({ switches }: PlexWorld, sections: readonly WorldSection[]): boolean {
  if (!switches.refuseWhileRefreshing) return false;
  return switches.scanning || sections.some(({ refreshing }) => refreshing);
}

function isPoisoned(
  { switches }: PlexWorld,
  { texts, lists, removals }: ParsedEdit,
  targets: readonly WorldItem[],
): boolean {
  const names = [lists, removals].flatMap((each) => Object.values(each).flat());
  const values = [...Object.values(texts), ...names];
  return (
    targets.some(({ ratingKey }) => switches.poisonEdits.includes(ratingKey)) ||
    values.some((value) => switches.poisonTexts.some((poison) => value.includes(poison)))
  );
}
