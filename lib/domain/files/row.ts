/** A row of a file as read: `row` is the number that a spreadsheet shows (from 1), `cells` the texts unchanged. */
export type FileRow = { row: number; cells: readonly string[] };
