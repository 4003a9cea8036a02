/** Percent-encoded UTF-8; only what RFC 3986 calls unreserved stays as it is. A blank is %20: Plex may take a + literally. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
