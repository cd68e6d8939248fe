/** How a servicer's loan numbers look: # is a digit, A a letter, * either; everything else stands for itself. */
const MASK = /^[#A*0-9 .\-/]{1,40}$/;

export const isAccountFormat = (mask: string): boolean => MASK.test(mask);

/** The same as a regular expression that JavaScript and PostgreSQL understand alike. */
export function accountFormatPattern(mask: string): string {
  const body = [...mask].map((character) => {
    switch (character) {
      case "#":
        return "[0-9]";
      case "A":
        return "[A-Za-z]";
      case "*":
        return "[A-Za-z0-9]";
      case ".":
        return "[.]";
      default:
        return character;
    }
  });
  return `^${body.join("")}$`;
}
