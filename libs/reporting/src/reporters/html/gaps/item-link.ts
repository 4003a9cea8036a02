import { markup, type Markup } from '../markup/markup.ts';

/** The item in Plex's own web app, which knows the server by its identifier and asks whoever looks to sign in. No key is in it. */
export function itemLink(ratingKey: string, plexServer: string | undefined): Markup {
  if (plexServer === undefined) return markup`item ${ratingKey}`;
  const key = encodeURIComponent(`/library/metadata/${ratingKey.toWellFormed()}`);
  const server = encodeURIComponent(plexServer.toWellFormed());
  return markup`<a href="https://app.plex.tv/desktop/#!/server/${server}/details?key=${key}" rel="noreferrer noopener">item ${ratingKey}</a>`;
}
