// Rubbish for specs: what arrives from outside, spoilt at random, and what nobody may ever read of it.
// spoilt-server.ts has an entry of its own: MSW takes longer to load than most of these specs to run.
export { anyText } from './any-text.ts';
export { CANARIES, expectForPeople, faultOf } from './for-people.ts';
export { fuzz } from './fuzz.ts';
export { jsonText } from './json-text.ts';
export { oddText, rubbish } from './rubbish.ts';
export { spoilt, spoilts } from './spoilt.ts';
export { spoiltJson } from './spoilt-json.ts';
