import { UnavailableError, type ItemPicture } from '@stash2plex/core';
import type { Container } from '../http/answer.ts';
import type { PlexApi } from '../http/plex-api.ts';
import { asFields, asText, readable } from '../reading/bulk.ts';
import { TRUE } from '../reading/lenient.ts';

/** No item has more pictures than this that anybody would choose from. */
const MOST = 500;

/** The pictures that Plex could show of an item; undefined when the item is gone. */
export async function listPictures(
  api: PlexApi,
  path: string,
): Promise<readonly ItemPicture[] | undefined> {
  const page = { start: 0, size: MOST };
  const answer = await api.read({ kind: 'picture', path, page });
  if (answer.status === 'not-found') return undefined;
  const pictures = readable(() => rowsOf(answer.container).map(toPicture));
  // Nothing to read is not nothing there: what is uploaded a second time stays for ever.
  if (!pictures) throw new UnavailableError(`Plex answered GET ${path} in an unreadable way.`);
  return pictures;
}

/** Some builds call them photos. */
function rowsOf({ Metadata, Photo }: Container): readonly unknown[] {
  const rows = Metadata ?? Photo ?? [];
  return Array.isArray(rows) ? rows : [rows];
}

function toPicture(row: unknown): ItemPicture {
  const { ratingKey, key, selected } = asFields(row);
  return { key: asText(ratingKey) || asText(key), isSelected: TRUE.has(selected) };
}
