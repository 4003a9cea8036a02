import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';

export interface ServerInfo {
  /** As Stash writes it, `v0.30.1`; `''` for a build without one. */
  readonly version: string;
  /** Stash's own clock as it answered, whole seconds; undefined where it does not say. */
  readonly toldAt: Date | undefined;
}

const DOCUMENT = 'query ServerInfo { version { version } }';

const ANSWER = z.object({ version: z.object({ version: z.string().nullish() }) });

export async function serverInfo(api: StashApi): Promise<ServerInfo> {
  const { data, toldAt } = await api.ask({ document: DOCUMENT });
  const { version } = checked(ANSWER, data, 'a version');
  return { version: version.version ?? '', toldAt };
}
