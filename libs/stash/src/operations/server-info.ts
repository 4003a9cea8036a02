import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';

export interface ServerInfo {
  /** As Stash writes it, `v0.30.1`; `''` for a build without one. */
  readonly version: string;
}

const DOCUMENT = 'query ServerInfo { version { version } }';

const ANSWER = z.object({ version: z.object({ version: z.string().nullish() }) });

export async function serverInfo(api: StashApi): Promise<ServerInfo> {
  const answer = await api.send({ document: DOCUMENT });
  const { version } = checked(ANSWER, answer, 'a version');
  return { version: version.version ?? '' };
}
