// Rubbish for specs: what arrives from outside, spoilt at random, and what nobody may ever read of it.
export { CANARIES, expectForPeople, faultOf } from './for-people.ts';
export { fuzz } from './fuzz.ts';
export { jsonText } from './json-text.ts';
export { oddText, rubbish } from './rubbish.ts';
export { spoilt, spoilts } from './spoilt.ts';
export { spoiltJson } from './spoilt-json.ts';
export { spoiltAnswers, spoiltServer, type SpoiltServer } from './spoilt-server.ts';
