import { Landmark } from "lucide-react";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import { EmptyState } from "../data/empty-state";
import { LinkButton } from "../ui/controls/link-button";
import { Card } from "../ui/display/card";

/** What is missing before anything can be paid; null where nothing is. */
export function missingToPay({
  accounts,
  servicers,
}: PaymentChoices): "account" | "verified" | "loan" | null {
  if (!servicers.some(({ payable }) => payable)) return "loan";
  if (accounts.some(({ usable }) => usable)) return null;
  return accounts.length === 0 ? "account" : "verified";
}

/** The one thing to do first. */
export function StartHere({ missing }: { missing: "account" | "verified" | "loan" }) {
  return (
    <Card flush>
      {missing === "loan" ? (
        <EmptyState
          title="No loan that can be paid"
          action={<LinkButton href="/my/loans">My loans</LinkButton>}
        >
          None of your loans takes payments now. Ask your employer to bring in your loans, or your servicer
          about their status.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Landmark />}
          title={missing === "account" ? "First, your bank account" : "First, verify your account"}
          action={
            <LinkButton href={missing === "account" ? "/my/accounts/new" : "/my/accounts"} variant="primary">
              {missing === "account" ? "Add an account" : "Go to your accounts"}
            </LinkButton>
          }
        >
          {missing === "account"
            ? "A payment draws on an account of your own. Add it; two small deposits show that it is yours."
            : "Name the two small deposits that arrived there; then payments can draw on it."}
        </EmptyState>
      )}
    </Card>
  );
}
