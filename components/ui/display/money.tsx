/** "31250.00" → "$31,250.00", "-25.00" → "-$25.00". Text to text: an amount is never a float. */
export function formatMoney(amount: string): string {
  const [, sign = "", whole = "", cents = ""] = /^(-?)(\d+)(\.\d{2})$/.exec(amount) ?? [];
  if (whole === "") throw new RangeError(`Not an amount with two places: ${amount}`);
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${cents}`;
}

/** An amount of money in tabular figures. `amount` is a decimal string with two places; null shows a dash. */
export function Money({ amount }: { amount: string | null }) {
  if (amount === null) return <NoValue />;
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(amount)}</span>;
}

/** Nothing there: a dash for the eye, a word for the ear. */
export function NoValue({ word = "none" }: { word?: string }) {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}
