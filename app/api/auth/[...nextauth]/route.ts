import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

// next-auth's own type of what it returns is `any`; with options alone it is a route's handler.
const handler = NextAuth(authOptions) as Handler;
export { handler as GET, handler as POST };
