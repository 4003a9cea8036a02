import { describeDetector } from '@stash2plex/testing';
import { cases } from './cases.ts';
import { missing } from './index.ts';

describeDetector(missing, cases);
