import type { PlexBody } from './bad-bodies.ts';
import { WRITES_ARE_WELL, type WriteSwitches } from './writing/write-switches.ts';

/** What a request is for, told from its path. */
export type RequestKind =
  | 'root'
  | 'identity'
  | 'sections'
  | 'listing'
  | 'details'
  | 'write'
  | 'scan'
  | 'picture'
  | 'other';

/**
 * Nasty behaviours; a spec sets what it needs. The whole server misbehaves in the first group, for the requests of
 * `faultsOn` only and `faultTimes` times; the second is about answers that look healthy; both are off at first.
 * What happens to edits stands in `WriteSwitches`.
 */
export interface PlexSwitches extends WriteSwitches {
  /** Undefined for every kind of request. */
  faultsOn: readonly RequestKind[] | undefined;
  /** How many more requests the faults hit. */
  faultTimes: number;
  /** The connection breaks before an answer; in front of a closed port nothing else can be seen. */
  down: boolean;
  /** Never answers. */
  hang: boolean;
  /** Added to every answer. */
  delayMs: number;
  /** Plex is starting or migrating: 503 with an XML body. */
  maintenance503: boolean;
  /** 500 with an HTML page. */
  html500: boolean;
  /** 404 with an HTML page. */
  html404: boolean;
  /** 429, and to come again in a second. */
  tooMany429: boolean;
  /** 403 with an HTML page. */
  forbidden: boolean;
  /** 401 with an HTML page. */
  unauthorized: boolean;
  /** 302 to the same path at this origin. */
  redirectTo: string | undefined;
  /** The log-in page of a proxy, 200. */
  signInPage: boolean;
  /** JSON that stops in the middle, 200. */
  truncatedJson: boolean;
  /** The connection breaks in the middle of the body. */
  cutOff: boolean;
  /** This instead of what was asked for, 200. */
  badBody: PlexBody | undefined;
  /** The right answer, called an HTML page. */
  wrongContentType: boolean;

  /** One in so many requests answers 500; 0 is none. */
  failEvery: number;
  /** One in so many requests breaks before an answer; 0 is none. */
  dropEvery: number;
  /** The nth page of a listing (from 1) answers 500 this many times. */
  failPage: { readonly page: number; times: number } | undefined;
  /** Pages hold this many rows less than asked for. */
  shortPages: number;
  /** No page of a listing or of details holds more rows. */
  pageCap: number;
  /** The listing pretends to hold only so many rows, with 200. */
  shrinkListing: number;
  /** From the second page on rows have moved up: so many are never seen. */
  skipRows: number;
  /** From the second page on rows have moved down: so many are seen twice. */
  doubleRows: number;
  /** Gone from the second page of a listing on: what comes after them moves up, and the total is smaller. */
  vanishBetweenPages: readonly string[];
  /** Not there yet on the first page of a listing: what comes after them moves down, and the total is greater. */
  comeBetweenPages: readonly string[];
  /** Titles are edited between pages: without `sort=id` the second page and those after it are of another order. */
  titlesMove: boolean;
  /** Start and Size are ignored: the whole listing at once, without totalSize. */
  unpaged: boolean;
  /** Collections stand among the movies although `type=1` was asked. */
  mixCollections: boolean;
  /** Left out of answers that others are asked for in, present when asked for alone. */
  dropIdsFromMulti: readonly string[];
  /** Detail reads of more ids come back empty, with 200. */
  emptyMultiAbove: number;
  /** Detail reads that name one of these answer 500. */
  poisonIds: readonly string[];
  /** A disk is not mounted: every item is in the trash. */
  trash: boolean;
  /** excludeElements and excludeFields are requests, not guarantees. */
  ignoreExcludes: boolean;
  /** Numbers as text and text as numbers, a single row without its list. */
  oddTypes: boolean;
  /** Flags are 0 and 1, or the same as text. */
  oddBooleans: 'numbers' | 'texts' | undefined;
  /** Whatever list has one element only is that element. */
  loneElements: boolean;
  /** `size`, `totalSize` and `offset` as text. */
  countsAsText: boolean;
  /** The library of rows that are all of one stands on the container only. */
  hoisted: boolean;
  /** XML although JSON was asked for. */
  alwaysXml: boolean;
  /** What `includeFields` and `includeElements` mean: only these from API version 1.0.0 on, before it also these. */
  includesMean: 'by-version' | 'only' | 'also';
  /** Every item has a copy that Plex made for streaming, too. */
  optimisedCopies: boolean;
  /** Paths with letters and their accents apart (NFD), as macOS and SMB tell them. */
  decomposedPaths: boolean;
  /** A scan that was asked for goes on until the libraries have been told so often that it does. */
  scanReads: number;
  /** Scans are asked for by this method; the other one is 404. */
  scanMethod: 'GET' | 'POST';
  /** A scan is running in every library. */
  scanning: boolean;
  /** Who the server says it is, instead of who it is. */
  otherMachine: string | undefined;
  /** Every attribute is absent without which a server, a library, an item or a file can still be told from others. */
  sparse: boolean;
  /** A page past the end of a listing says `size: 0` and nothing else. */
  bareEnd: boolean;
  /** Detail reads that name one of these never answer. */
  hangIds: readonly string[];
  /** How many more requests never answer because of `hangIds` and `hangEdits`. */
  hangTimes: number;
  /** 400 for container reads without Start and Size. */
  requirePaging: boolean;
}

export function plexSwitches(): PlexSwitches {
  return { ...SERVER_IS_WELL, ...ANSWERS_ARE_WELL, ...WRITES_ARE_WELL };
}

export const SERVER_IS_WELL = {
  faultsOn: undefined,
  faultTimes: Number.POSITIVE_INFINITY,
  down: false,
  hang: false,
  delayMs: 0,
  maintenance503: false,
  html500: false,
  html404: false,
  tooMany429: false,
  forbidden: false,
  unauthorized: false,
  redirectTo: undefined,
  signInPage: false,
  truncatedJson: false,
  cutOff: false,
  badBody: undefined,
  wrongContentType: false,
};

const ANSWERS_ARE_WELL = {
  failEvery: 0,
  dropEvery: 0,
  failPage: undefined,
  shortPages: 0,
  pageCap: Number.POSITIVE_INFINITY,
  shrinkListing: Number.POSITIVE_INFINITY,
  skipRows: 0,
  doubleRows: 0,
  vanishBetweenPages: [],
  comeBetweenPages: [],
  titlesMove: false,
  unpaged: false,
  mixCollections: false,
  dropIdsFromMulti: [],
  emptyMultiAbove: Number.POSITIVE_INFINITY,
  poisonIds: [],
  trash: false,
  ignoreExcludes: false,
  oddTypes: false,
  oddBooleans: undefined,
  loneElements: false,
  countsAsText: false,
  hoisted: false,
  alwaysXml: false,
  includesMean: 'by-version',
  optimisedCopies: false,
  decomposedPaths: false,
  scanReads: 1,
  scanMethod: 'GET',
  scanning: false,
  otherMachine: undefined,
  sparse: false,
  bareEnd: false,
  hangIds: [],
  hangTimes: Number.POSITIVE_INFINITY,
  requirePaging: false,
} as const;
