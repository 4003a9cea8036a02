/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as a full date; `''` for anything else and for days that never were. */
export function fullDate(date: string): string {
  const [, year, month = '01', day = '01'] = PARTIAL.exec(date.trim()) ?? [];
  if (year === undefined || year === '0000') return '';

  const full = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // 30 February counts as 1 March, month 13 as January.
  const exists = full.getUTCMonth() + 1 === Number(month) && full.getUTCDate() === Number(day);
  return exists ? `${year}-${month}-${day}` : '';
}

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
