/** What the theme cookie says for `<html data-theme>`; anything else leaves it to the system. */
export function themeAttribute(cookie: string | undefined): { "data-theme"?: "light" | "dark" } {
  return cookie === "light" || cookie === "dark" ? { "data-theme": cookie } : {};
}
