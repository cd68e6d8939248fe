/** "1,240" */
export const formatCount = (count: number): string => count.toLocaleString("en-US");

/** "1 payment", "1,240 payments" */
export const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
