const QUARTER_MS = 15 * 60_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const MOST_KNOWN = 200;

interface LocalTime {
  /** 0-23. */
  readonly hour: number;
  /** As cron counts: 0 is Sunday, 6 Saturday. */
  readonly weekday: number;
}

// Forecasts look at the same hours again and again.
const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, LocalTime>();

/** The clock on the wall in a zone. Throws when there is no such zone. */
export function localTime(instant: Date, zone: string | undefined): LocalTime {
  const quarter = quarterOf(instant);
  const key = `${zone ?? ''} ${quarter}`;
  const before = known.get(key);
  if (before) return before;
  const time = asked(new Date(quarter * QUARTER_MS), zone);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, time);
  return time;
}

/** The next change of the hour. Zones differ by whole quarters, and clocks are put back by two hours at most. */
export function nextHour(from: Date, zone: string | undefined): Date {
  const { hour } = localTime(from, zone);
  const first = quarterOf(from) + 1;
  for (let quarter = first; quarter < first + 12; quarter += 1) {
    const instant = new Date(quarter * QUARTER_MS);
    if (localTime(instant, zone).hour !== hour) return instant;
  }
  return new Date(first * QUARTER_MS);
}

/** An instant not after the next change of the day, and nearer to it than `from`. */
export function towardsNextDay(from: Date, zone: string | undefined): Date {
  const hoursToEvening = 21 - localTime(from, zone).hour;
  if (hoursToEvening <= 0) return nextHour(from, zone);
  return new Date((quarterOf(from) + hoursToEvening * 4) * QUARTER_MS);
}

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function quarterOf(instant: Date): number {
  return Math.floor(instant.getTime() / QUARTER_MS);
}

function asked(instant: Date, zone: string | undefined): LocalTime {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { hour: Number(part('hour')), weekday: WEEKDAYS.indexOf(part('weekday')) };
}

// Making a format costs fifty times as much as using it.
function formatOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(zone ?? '');
  if (known) return known;
  const options = { weekday: 'short', hour: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...options, ...(zone && { timeZone: zone }) });
  formats.set(zone ?? '', format);
  return format;
}
