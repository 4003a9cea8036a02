/**
 * Four lanes of 32 bits as in MurmurHash3 (x86, 128 bits) over pairs of UTF-16 units, the end filled up with zeros; as
 * 32 hex digits. Tells versions of a scene apart; no proof against somebody who wants two texts to hash alike.
 * https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function hash128(text: string): string {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  const blocks = Math.ceil(text.length / UNITS_A_BLOCK);
  const full = text.padEnd(blocks * UNITS_A_BLOCK, '\u0000');
  for (let at = 0; at < full.length; at += UNITS_A_BLOCK) {
    h1 = mix(turn(h1 ^ scramble(wordAt(full, at), C1, 15, C2), 19) + h2, 0x561ccd1b);
    h2 = mix(turn(h2 ^ scramble(wordAt(full, at + 2), C2, 16, C3), 17) + h3, 0x0bcaa747);
    h3 = mix(turn(h3 ^ scramble(wordAt(full, at + 4), C3, 17, C4), 15) + h4, 0x96cd1c35);
    h4 = mix(turn(h4 ^ scramble(wordAt(full, at + 6), C4, 18, C1), 13) + h1, 0x32ac3b17);
  }
  const lanes = [h1, h2, h3, h4].map((lane) => lane ^ text.length);
  return spread(spread(lanes).map(avalanche)).map(toHex).join('');
}

const UNITS_A_BLOCK = 8;
const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** Two UTF-16 units. */
function wordAt(text: string, at: number): number {
  return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
}

function scramble(word: number, before: number, bits: number, after: number): number {
  return Math.imul(turn(Math.imul(word, before), bits), after);
}

function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mix(lane: number, constant: number): number {
  return (Math.imul(lane, 5) + constant) | 0;
}

/** Lets every lane see the others. */
function spread(lanes: readonly number[]): number[] {
  const first = lanes.reduce((sum, lane) => (sum + lane) | 0, 0);
  return lanes.map((lane, index) => (index === 0 ? first : (lane + first) | 0));
}

/** Every bit that goes in turns about half of those that come out. */
function avalanche(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function toHex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
