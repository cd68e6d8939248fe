const MINUTE_SECONDS = 60;

/** Why a sign-in was refused, in words; `code` is what lib/auth/next-auth.ts gives: wrong, suspended, wait:SECONDS. */
export function signInRefusalWords(code: string): string {
  const seconds = /^wait:(\d{1,6})$/.exec(code)?.[1];
  if (seconds !== undefined) {
    const minutes = Math.ceil(Number.parseInt(seconds, 10) / MINUTE_SECONDS);
    return `Too many wrong tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again, or choose a new password by mail.`;
  }
  switch (code) {
    case "wrong":
    case "CredentialsSignin":
      return "E-mail and password do not fit together. Check both; upper and lower case matter in the password.";
    case "suspended":
      return "Your password is right, but your access has been suspended. Ask an owner of your business.";
    default:
      return "The server could not check this just now. Nothing is wrong with what you typed: try again in a moment.";
  }
}
