/** Who did something, as the record keeps it: the name as it was then, and the user's id where there is one. */
export type Person = { id: string | null; name: string };

/** What happens by itself on its day, nobody has done. */
export const PAYDOWN: Person = { id: null, name: "Paydown" };
