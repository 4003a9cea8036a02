// Names that the bundle takes from here and not from Node.
export { PlainHeaders as Headers } from '@stash2plex/stash/plain-headers';
