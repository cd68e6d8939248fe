/**
 * A second, slow reading of the Federal Reserve's calendar, written from its published rule and sharing no code with the
 * one under test: every day is looked at by itself, by its weekday and its place in the month.
 */
export function isOpenByOracle(text: string): boolean {
  const date = new Date(`${text}T12:00:00Z`);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const dayOfMonth = date.getUTCDate();
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const nth = Math.ceil(dayOfMonth / 7);
  const isLastOfItsKind = dayOfMonth + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (weekday === 1 && ((month === 1 && nth === 3) || (month === 2 && nth === 3))) return false;
  if (weekday === 1 && month === 5 && isLastOfItsKind) return false;
  if (weekday === 1 && ((month === 9 && nth === 1) || (month === 10 && nth === 2))) return false;
  if (weekday === 4 && month === 11 && nth === 4) return false;
  for (const [holidayMonth, holiday] of [
    [1, 1],
    [6, 19],
    [7, 4],
    [11, 11],
    [12, 25],
  ]) {
    if (month !== holidayMonth || holiday === undefined) continue;
    // On a Monday the day after the holiday is closed too, for the holiday was a Sunday.
    if (dayOfMonth === holiday || (weekday === 1 && dayOfMonth === holiday + 1)) return false;
  }
  return true;
}

/** Every day of these years, by the machine's UTC calendar. */
export function everyDay(firstYear: number, lastYear: number): string[] {
  const days: string[] = [];
  const end = Date.UTC(lastYear, 11, 31);
  for (let at = Date.UTC(firstYear, 0, 1); at <= end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
