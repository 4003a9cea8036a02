import { describeDetector } from '@stash2plex/testing';
import { cases } from './cases.ts';
import { orphanedItem } from './index.ts';

describeDetector(orphanedItem, cases);
