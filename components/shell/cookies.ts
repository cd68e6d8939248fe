/** Names of the cookies that remember how a person likes the pages. They hold no secret. */
export const themeCookie = "paydown-theme";
export const keysCookie = "paydown-keys";
/** The e-mail that signed in here last, URI-encoded. */
export const emailCookie = "paydown-email";

const keptSeconds = 365 * 24 * 60 * 60;

/** Browser only. */
export function remember(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${keptSeconds}; samesite=lax`;
}

/** Browser only. */
export function remembered(name: string): string | undefined {
  const start = `${name}=`;
  return document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
}
