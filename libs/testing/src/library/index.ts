export { madeUpLibrary, type LibraryOptions, type MadeUpLibrary } from './made-up-library.ts';
export type { Truth } from './truth.ts';
