import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { addressOf } from "./address";
import { SESSION_DAYS, signIn, signOut } from "./sign-in";

/**
 * next-auth carries the cookie; the token in it holds only a session id whose row is read on each request (lib/auth/session.ts).
 * Errors come back as codes that the sign-in page puts into words.
 */
export const authOptions: NextAuthOptions = {
  secret: env.AUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  // http://localhost has no TLS, and a browser would drop a secure cookie there. Cookies are httpOnly and same-site lax by default.
  useSecureCookies: env.PAYDOWN_URL.startsWith("https://"),
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials, request) {
        if (!credentials) return null;
        const address = addressOf(request.headers?.["x-forwarded-for"]);
        const result = await signIn(credentials.email, credentials.password, address).catch(
          (error: unknown) => {
            // next-auth puts the message of what is thrown here into an address that the browser sees.
            log.error({ error }, "a sign-in could not be checked");
            throw new Error("fault");
          },
        );
        if (!result.ok) throw new Error(result.why === "wait" ? `wait:${result.seconds}` : result.why);
        return { id: result.sessionId, name: result.name, email: result.email };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      // At sign-in `user.id` is the session's id; later calls keep what the token has.
      return user ? { sid: user.id } : { sid: token.sid };
    },
    session({ session, token }) {
      return { expires: session.expires, sid: token.sid };
    },
  },
  events: {
    async signOut({ token }) {
      if (typeof token.sid === "string") await signOut(token.sid);
    },
  },
};
