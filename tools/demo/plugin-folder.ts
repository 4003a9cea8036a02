import { join } from 'node:path';

/** Where `npm run build` puts the plugin. */
export const PLUGIN_FOLDER = join(import.meta.dirname, '../../dist/Stash2Plex');
