/**
 * A text cell that a spreadsheet would run as a formula gets a leading apostrophe when we export it and loses one when we
 * import it. One that already has apostrophes before the sign gets one more, so that what went out comes back unchanged.
 * SQL exports use the same pattern.
 */
const BEGINS_LIKE_A_FORMULA = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/** For text columns only: amounts stay numbers, "-25.00" too. */
export const escapeFormula = (text: string): string => (BEGINS_LIKE_A_FORMULA.test(text) ? `'${text}` : text);

export const unescapeFormula = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
