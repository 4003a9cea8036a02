/** Of the year 5138: instants further away do not fit everything they are stored in. */
const LATEST_MS = 1e14;

/** A text as an instant; undefined where it is none, or none that anybody can work with. */
export function soundDate(text: string): Date | undefined {
  const date = new Date(text);
  return Math.abs(date.getTime()) < LATEST_MS ? date : undefined;
}
