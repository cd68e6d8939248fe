import { isPositive, type Money, parseMoney } from "../money";

/** An amount above zero as people type it: "$1,250" is 1250.00; null for anything else. */
export function readTypedAmount(text: string): Money | null {
  const plain = text.trim().replace(/^\$/, "");
  const amount = parseMoney(/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(plain) ? plain.replaceAll(",", "") : plain);
  return amount !== null && isPositive(amount) ? amount : null;
}
