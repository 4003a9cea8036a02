import { ask, containerOf } from '../ask.ts';
import { plexWorld, type NewItem, type PlexSwitches, type PlexWorld } from '../index.ts';

interface Given {
  /** What item 1 is, beyond a healthy default. */
  readonly item?: NewItem;
  readonly switches?: Partial<PlexSwitches>;
}

/** A world of movies 1, 2 and 3. */
export function aWorld({ item = {}, switches = {} }: Given = {}): PlexWorld {
  const world = plexWorld({ managedTokens: ['kid'] });
  world.addItem({ ...item, ratingKey: '1' });
  world.addItem({ ratingKey: '2' });
  world.addItem({ ratingKey: '3' });
  Object.assign(world.switches, switches);
  return world;
}

/** An edit by the address of the section. */
export function put(
  world: PlexWorld,
  parameters: string,
  { id = '1', ...init }: RequestInit & { readonly id?: string } = {},
): Promise<Response> {
  const path = `/library/sections/1/all?type=1&id=${id}&${parameters}`;
  return ask(world, path, { method: 'PUT', ...init });
}

/** Item 1, or another one, as its details show it. */
export async function shown(
  world: PlexWorld,
  key = '1',
): Promise<Readonly<Record<string, unknown>>> {
  const { Metadata } = await containerOf(ask(world, `/library/metadata/${key}?skipRefresh=1`));
  return Metadata?.[0] ?? {};
}

/** The names of an element of item 1: Genre, Role, Label… */
export async function namesIn(world: PlexWorld, element: string): Promise<unknown[]> {
  const rows = ((await shown(world))[element] ?? []) as readonly { readonly tag: string }[];
  return rows.map(({ tag }) => tag);
}

/** Locked fields of item 1. */
export async function lockedIn(world: PlexWorld): Promise<unknown[]> {
  const rows = ((await shown(world))['Field'] ?? []) as readonly { readonly name: string }[];
  return rows.map(({ name }) => name);
}
