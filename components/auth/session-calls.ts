const form = { "content-type": "application/x-www-form-urlencoded" };

/** next-auth wants its own token beside each form; its client library would do the same with 10 KB more. */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const token: unknown = await (await fetch("/api/auth/csrf")).json();
  if (typeof token !== "object" || token === null || !("csrfToken" in token)) throw new Error("no token");
  const body = new URLSearchParams({ ...fields, csrfToken: `${token.csrfToken}`, json: "true" });
  const answer: unknown = await (await fetch(path, { method: "POST", headers: form, body })).json();
  if (typeof answer !== "object" || answer === null || !("url" in answer)) throw new Error("no answer");
  return new URL(`${answer.url}`, window.location.origin);
}

/** Opens a session, or gives the code of the refusal. Throws where the server did not answer. Browser only. */
export async function openSession(email: string, password: string): Promise<string | null> {
  const url = await post("/api/auth/callback/credentials", { email, password, callbackUrl: "/" });
  return url.searchParams.get("error");
}

/** Ends the session, here and on the server. Browser only. */
export async function endSession(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: "/sign-in" });
}
