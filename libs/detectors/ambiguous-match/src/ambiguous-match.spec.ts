import { describeDetector } from '@stash2plex/testing';
import { cases } from './cases.ts';
import { ambiguousMatch } from './index.ts';

describeDetector(ambiguousMatch, cases);
