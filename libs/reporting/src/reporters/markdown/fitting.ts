interface Limits {
  readonly most: number;
  /** Characters, line ends included. */
  readonly room: number;
}

/** The first of these blocks of text, as many as there is room for. */
export function fitting(blocks: readonly string[], { most, room }: Limits): readonly string[] {
  let used = 0;
  let fit = 0;
  for (const block of blocks.slice(0, most)) {
    used += block.length + 1;
    if (used > room) break;
    fit += 1;
  }
  return blocks.slice(0, fit);
}
