import { clockAlarms } from './clock-alarms.ts';

/** The clock of the machine Stash runs on: stands still where a test has set it, else runs. */
export interface StashClock {
  readonly now: () => Date;
  /** Stands still there, until it is moved or told to run. */
  readonly setNow: (now: Date) => void;
  /** On by so many ms, standing or running. */
  readonly advance: (ms: number) => void;
  /** From here on so many times as fast as the real one; 0 stands still. */
  readonly setSpeed: (factor: number) => void;
  /** Does it once that much time has passed on this clock, never at once; returns a way to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** A zone by IANA name, or an offset such as `+05:30`. What is stored already keeps its old offset. */
  readonly setZone: (zone: string) => void;
  /** The zone it tells the time in. */
  zone: string;
  /** Now, as Stash stores it: local time, whole seconds, with offset. */
  readonly stamp: () => string;
}

export function stashClock(start: Date | undefined, startZone: string): StashClock {
  let speed = start ? 0 : 1;
  let knownAt = Date.now();
  let known = start?.getTime() ?? knownAt;
  let zone = startZone;
  const millis = () => known + (Date.now() - knownAt) * speed;
  const now = () => new Date(millis());
  const set = (instant: number, atSpeed: number) => {
    [known, knownAt, speed] = [instant, Date.now(), atSpeed];
  };
  const alarms = clockAlarms({ now: millis, speed: () => speed });

  return {
    now,
    setNow: (instant) => {
      set(instant.getTime(), 0);
      alarms.ringDue();
    },
    advance: (ms) => {
      known += ms;
      alarms.ringDue();
    },
    setSpeed: (factor) => {
      set(millis(), factor);
      alarms.windUp();
    },
    after: (ms, work) => alarms.set(millis() + ms, work),
    setZone: (name) => {
      zone = name;
    },
    get zone() {
      return zone;
    },
    set zone(name) {
      zone = name;
    },
    stamp: () => stampIn(zone, now()),
  };
}

/** RFC 3339 in a zone as Go writes it: whole seconds, `Z` for no offset. */
function stampIn(zone: string, instant: Date): string {
  const offset = offsetMinutes(zone, instant);
  const local = new Date(instant.getTime() + offset * 60_000).toISOString();
  return local.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length) + offsetText(offset);
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function offsetMinutes(zone: string, instant: Date): number {
  const name = zone === 'UTC' ? zone : offsetName(zone, instant);
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Such as `GMT+11:00`; `GMT` alone for none. */
function offsetName(zone: string, instant: Date): string {
  const known = formats.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
