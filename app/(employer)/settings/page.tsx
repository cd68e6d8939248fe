import { redirect } from "next/navigation";
import { employerPage } from "@/lib/auth/page";

/** Every role may look at the team; what else a role may see stands in the tabs there. */
export default async function SettingsPage() {
  await employerPage();
  redirect("/settings/team");
}
