/**
 * Attributes of an item that nobody here reads. Left out, an answer takes a quarter less of everybody's time; a server
 * that sends them all the same does no harm.
 */
export const UNREAD_FIELDS = [
  ...['guid', 'slug', 'titleSort', 'originalTitle', 'tagline', 'year', 'contentRating'],
  ...['rating', 'ratingImage', 'audienceRating', 'audienceRatingImage', 'userRating'],
  ...['viewCount', 'viewOffset', 'lastViewedAt', 'skipCount', 'addedAt', 'updatedAt', 'duration'],
  ...['theme', 'primaryExtraKey', 'chapterSource', 'hasPremiumPrimaryExtra'],
] as const;
