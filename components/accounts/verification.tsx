import { formatDayLong } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import type { SourceAccountDetail } from "@/lib/schemas/source-account";
import { Section } from "../ui/display/card";
import { Alert } from "../ui/display/alert";
import type { AccountsOf } from "./add-account-form";
import { VerifyForm } from "./verify-form";

type VerificationProps = {
  id: string;
  verification: NonNullable<SourceAccountDetail["verification"]>;
  of: AccountsOf;
  /** Whether this person may verify; else they read only. */
  mayVerify: boolean;
};

/** How far the proof of ownership is: two deposits under way, or to be named. */
export function Verification({ id, verification, of, mayVerify }: VerificationProps) {
  const { arriveOn, arrived, triesLeft, seenInSandbox } = verification;
  if (!arrived) {
    return (
      <Alert title={`Two small deposits arrive on ${formatDayLong(arriveOn)}`}>
        Each is between $0.01 and $0.30. When they stand on the bank’s statement, come back and name the two
        amounts: that shows that the account is yours. Until then nothing can draw on it.
      </Alert>
    );
  }
  return (
    <Section
      title="Name the two deposits"
      about={`They arrived on ${formatDayLong(arriveOn)}. ${triesLeft === 1 ? "One try is" : `${triesLeft} tries are`} left.`}
    >
      {seenInSandbox && (
        <Alert title="In the sandbox, your bank statement shows">
          {formatMoney(seenInSandbox[0])} and {formatMoney(seenInSandbox[1])}, both marked ACCTVERIFY.
        </Alert>
      )}
      {mayVerify ? (
        <VerifyForm id={id} of={of} />
      ) : (
        <p className="text-muted">An owner or admin names them here.</p>
      )}
    </Section>
  );
}
