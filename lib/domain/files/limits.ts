/** What a file may hold. Each bound is refused in words that name it. */

/** More than an upload of 50,000 rows with long memos needs; held in memory once, so it also bounds memory. */
export const fileBytesMax = 32 * 1024 * 1024;
/** The largest batch (contract §6). */
export const fileRowsMax = 50_000;
/** What a spreadsheet can show; blank lines count here, so that a file of newlines ends as well. */
export const fileLinesMax = 1_048_576;
export const fileColumnsMax = 200;
/** What one cell of a spreadsheet can hold. */
export const cellCharactersMax = 32_767;
/** How far down a header may stand: beneath titles, addresses, pay dates. */
export const headerSearchRowsMax = 30;
