import { serve, type Served } from '../http/index.ts';
import { stashHandlers, type StashWorld } from '../stash/index.ts';

/** Where Stash listens; shut and opened again it is the same address. */
export interface StashDoor {
  readonly url: string;
  readonly port: number;
  readonly open: () => Promise<void>;
  readonly shut: () => Promise<void>;
}

export async function stashDoor(world: StashWorld, port = 0): Promise<StashDoor> {
  const handlers = stashHandlers(world);
  const first = await serve(handlers, { port });
  let served: Served | undefined = first;
  return {
    url: first.url,
    port: first.port,
    open: async () => {
      served ??= await serve(handlers, { port: first.port });
    },
    shut: async () => {
      await served?.close();
      served = undefined;
    },
  };
}
