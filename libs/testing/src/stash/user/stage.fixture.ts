import { stashWorld, type StashWorld } from '../stash-world.ts';
import { stashUser } from './stash-user.ts';

const TEN = new Date('2026-01-11T10:00:00Z');
const HOUR_MS = 3_600_000;

/** Three scenes with a file each, the second with two; all an hour old. */
export function aStage() {
  const world = stashWorld({ now: TEN });
  const [ann, bea] = [world.addPerformer('Ann'), world.addPerformer('Bea')];
  const [tag, other] = [world.addTag('Tag'), world.addTag('Other')];
  const studio = world.addStudio('Studio');
  const values = { title: 'A', performers: [ann], tags: [tag], studio };
  world.addScene({ ...values, files: [{ path: '/library/1.mp4' }] });
  world.addScene({ files: [{ path: '/library/2.mp4' }, { path: '/copies/2.mp4' }] });
  world.addScene({ files: [{ path: '/library/3.mp4' }] });
  world.clock.advance(HOUR_MS);
  const fired: string[] = [];
  world.hooks.on(({ type, id }) => fired.push(`${type.replace('.Post', '')} ${id}`));
  return { world, user: stashUser(world), fired, ann, bea, tag, other, studio };
}

/** What has the time of now: scenes, files and the rest. */
export function moved({ scenes, files, performers, studios, tags }: StashWorld): readonly string[] {
  const tables = Object.entries({ scene: scenes, file: files, performers, studios, tags });
  return tables.flatMap(([kind, { all }]) =>
    all()
      .filter(({ updated_at }) => updated_at === '2026-01-11T11:00:00Z')
      .map(({ id }) => `${kind} ${id}`),
  );
}
