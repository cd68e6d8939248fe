import type { ReactNode } from "react";
import { Alert } from "../../ui/display/alert";
import type { Fact } from "../../ui/display/description-list";
import { DescriptionList } from "../../ui/display/description-list";

/** Told to the second of two windows: how it stands now. What was typed is still in the form, and can be saved over it. */
export function SavedMeanwhile({ facts, children }: { facts: readonly Fact[]; children?: ReactNode }) {
  return (
    <Alert state="attention" title="Changed in another window, and saved there as follows" live>
      <DescriptionList facts={facts} />
      <p>What you typed is still below. Saving again puts yours in its place.</p>
      {children}
    </Alert>
  );
}
