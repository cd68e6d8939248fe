const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/g;

/**
 * JSON with a line for each value, for people. Only the space between its words changes: parsed and written anew "100.00"
 * would lose its cents where it came as a number, and that may be the very fault one looks for.
 */
export function jsonInLines(raw: string): string {
  let depth = 0;
  const line = () => `\n${"  ".repeat(Math.max(depth, 0))}`;
  return raw.replace(TOKENS, (token) => {
    switch (token) {
      case "{":
      case "[":
        depth += 1;
        return token + line();
      case "}":
      case "]":
        depth -= 1;
        return line() + token;
      case ",":
        return token + line();
      case ":":
        return ": ";
      default:
        return token.startsWith('"') ? token : "";
    }
  });
}
