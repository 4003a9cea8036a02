// What `npm start` runs once the plugin is built.
import { parseArgs } from 'node:util';
import { dryRunOn } from './real-servers.ts';
import { tellStory } from './story.ts';

const USAGE = `npm start                               the story on simulated servers
npm start -- --stash URL --plex URL     a dry run on your servers; nothing is written to them
  --stash-api-key KEY   or the variable STASH2PLEX_STASH_API_KEY
  --plex-token TOKEN    or the variable PLEX_TOKEN
  --scope SCOPE         all (default), 24h, 7days
npm start -- --pictures FOLDER          the story, and its last report as pictures (needs Chromium)
Every setting can be given as a variable, such as STASH2PLEX_PATH_MAP='/data => /media'.
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}`);
    return 2;
  }
  const { stash, plex, help, scope } = options;
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (stash === undefined || plex === undefined) {
    return (await tellStory({ pictures: options.pictures })) === 0 ? 0 : 1;
  }
  const keys = { stashApiKey: options['stash-api-key'], plexToken: options['plex-token'] };
  return dryRunOn({ stash, plex, scope, ...keys });
}

function readOptions() {
  const text = { type: 'string' } as const;
  const keys = { 'stash-api-key': text, 'plex-token': text };
  const options = {
    stash: text,
    plex: text,
    scope: text,
    pictures: text,
    ...keys,
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const { stash, plex } = values;
    if ((stash === undefined) !== (plex === undefined)) return 'Give both --stash and --plex.';
    if (stash !== undefined && !URL.canParse(stash)) return '--stash is not an address.';
    return values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
