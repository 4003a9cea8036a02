const JPEG = 'ffd8ff';
const PNG = '89504e470d0a1a0a';

/** What kind of picture this is, told from how it begins; undefined for what is none that Plex shows. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 256));
  const hex = head.toString('hex');
  const text = head.toString('latin1');
  if (hex.startsWith(JPEG)) return 'image/jpeg';
  if (hex.startsWith(PNG)) return 'image/png';
  if (/^RIFF....WEBP/s.test(text)) return 'image/webp';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg/is.test(text)) return 'image/svg+xml';
  return undefined;
}
