export { PURE_LAYERS, SPECS } from './layers.ts';
export { projectsIn, sourcesOf, type Project } from './projects.ts';
export { SMALL, STRICT, STRICTLY_TYPED } from './strict.ts';
