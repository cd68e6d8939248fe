const form = { "content-type": "application/x-www-form-urlencoded" };

/** Text under a name in what the server answered; throws where it is not there. */
function textIn(answer: unknown, name: string): string {
  const text =
    typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>)[name] : undefined; // any object may be read so
  if (typeof text !== "string") throw new Error(`no ${name} in the answer`);
  return text;
}

/** next-auth wants its own token beside each form; its client library would do the same with 10 KB more. */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const csrfToken = textIn(await (await fetch("/api/auth/csrf")).json(), "csrfToken");
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const answer = await fetch(path, { method: "POST", headers: form, body });
  return new URL(textIn(await answer.json(), "url"), window.location.origin);
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
