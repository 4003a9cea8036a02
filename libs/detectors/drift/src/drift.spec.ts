import { describeDetector } from '@stash2plex/testing';
import { cases } from './cases.ts';
import { drift } from './index.ts';

describeDetector(drift, cases);
