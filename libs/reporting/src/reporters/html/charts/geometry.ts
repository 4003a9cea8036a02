/** How long a bar is, to a tenth; whatever is more than nothing can be seen. */
export function barLength(value: number, most: number, room: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(MIN_BAR, round((room * value) / most));
}

const MIN_BAR = 1.5;

/** Tenths are finer than any screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
