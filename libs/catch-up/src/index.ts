export { catchUp } from './catch-up.ts';
export type { CatchUpParts, CatchUpSettings } from './parts.ts';
export { offsetSince } from './zone.ts';
export { addRecords } from './add-records.ts';
