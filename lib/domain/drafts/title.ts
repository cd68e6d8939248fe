import { type Day, formatDayLong, parseDay } from "../days";

export const DRAFT_TITLE_LENGTH_MAX = 120;

const monthAndYear = (day: Day): string => {
  const [, monthDate = "", year = ""] = formatDayLong(day).split(", ");
  return `${monthDate.split(" ")[0] ?? ""} ${year}`;
};

/** "contributions-2026-11.csv" → "Contributions November 2026": what the file's name says, as a person would write it. */
export function titleFromFileName(fileName: string): string {
  const bare = fileName.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,5}$/, "");
  const words = bare
    .replace(/(?<!\d)(\d{4})-(\d{2})(?![\d-])/g, (found, year: string, month: string) => {
      const first = parseDay(`${year}-${month}-01`);
      return first === null ? found : monthAndYear(first);
    })
    .replace(/(?<!\d)[-_]+|[-_]+(?!\d)/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, DRAFT_TITLE_LENGTH_MAX);
  return words === "" ? "Contributions" : words.charAt(0).toUpperCase() + words.slice(1);
}

/** For a draft that begins empty: the month in which its debit would fall. */
export const titleForMonth = (debit: Day): string => `Contributions ${monthAndYear(debit)}`;

const MONTH_AND_YEAR =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/;

/** The title of a batch that repeats another: its month becomes the new one, else it says what it repeats. */
export function titleOfRepeat(title: string, debit: Day): string {
  const next = title.replace(MONTH_AND_YEAR, monthAndYear(debit));
  return (next === title ? `${title} (again)` : next).slice(0, DRAFT_TITLE_LENGTH_MAX);
}
