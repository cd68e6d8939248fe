import { redirect } from "next/navigation";
import { homeOf } from "@/lib/auth/page";
import { signedIn } from "@/lib/auth/session";

/** Leads on to where the person belongs. */
export default async function StartPage() {
  const person = await signedIn();
  redirect(person ? homeOf(person) : "/sign-in");
}
