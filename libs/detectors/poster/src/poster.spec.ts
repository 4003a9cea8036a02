import { describeDetector } from '@stash2plex/testing';
import { cases } from './cases.ts';
import { poster } from './index.ts';

describeDetector(poster, cases);
