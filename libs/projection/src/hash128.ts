/**
 * Each UTF-16 unit is mixed into four lanes of 32 bits and each lane into the one before, by steps that can be undone: no
 * two states become one by the same unit. Finished as MurmurHash3 is; as 32 hex digits. Tells versions of a scene apart;
 * no proof against somebody who wants two texts to hash alike.
 * https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function hash128(text: string): string {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  // As short as it is on purpose: in a run of seconds, compiling a longer loop takes longer than running it.
  for (let at = 0; at < text.length; at += 1) {
    // A zero must not leave the lanes as they are in the beginning.
    const unit = text.charCodeAt(at) + 1;
    h1 = (Math.imul(h1 ^ unit, 0x239b961b) + h2) | 0;
    h2 = (Math.imul(h2 ^ unit, 0xab0e9789) + h3) | 0;
    h3 = (Math.imul(h3 ^ unit, 0x38b34ae5) + h4) | 0;
    h4 = (Math.imul(h4 ^ unit, 0xa1e38b93) + h1) | 0;
  }
  // Twice, so that every lane sees all of the others.
  const first = (h1 + h2 + h3 + h4) | 0;
  h1 = avalanche(first);
  h2 = avalanche(h2 + first);
  h3 = avalanche(h3 + first);
  h4 = avalanche(h4 + first);
  const sum = (h1 + h2 + h3 + h4) | 0;
  return toHex(sum) + toHex(h2 + sum) + toHex(h3 + sum) + toHex(h4 + sum);
}

/** Every bit that goes in turns about half of those that come out. */
function avalanche(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function toHex(lane: number): string {
  return hexOf(lane >>> 24) + hexOf(lane >>> 16) + hexOf(lane >>> 8) + hexOf(lane);
}

function hexOf(byte: number): string {
  return HEX[byte & 0xff] ?? '';
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
