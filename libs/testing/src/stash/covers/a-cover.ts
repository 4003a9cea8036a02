const JPEG = [0xff, 0xd8, 0xff, 0xe0];

/** Bytes that begin like a JPEG; others for each text. `size`: filled up to so many. */
export function aCover(content: string, size = 0): Uint8Array {
  const bytes = Buffer.concat([Buffer.from(JPEG), Buffer.from(content)]);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length), 1)]);
}
