import * as z from 'zod';
import { configFile } from './config-file.ts';

/** The JSON schema of config.json in a draft of the standard. Making it takes 5 ms: `npm run generate` does. */
export function configSchema(target: 'draft-7' | 'draft-2020-12'): object {
  const file = configFile().meta({ title: 'config.json of Stash2Plex' });
  return z.toJSONSchema(file, { io: 'input', target });
}
