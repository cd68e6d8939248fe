"use client";
import type { FieldValues, Path } from "react-hook-form";
import { formatMoney } from "@/lib/domain/money";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import { SelectField } from "../../forms/fields";
import type { ServerForm } from "../../forms/server-form";

type WhereFieldsProps<Values extends FieldValues> = {
  form: ServerForm<Values>;
  choices: PaymentChoices;
  servicer: Path<Values>;
  account: Path<Values>;
};

/** To which servicer, from which account. What cannot be chosen stands there and says why. */
export function WhereFields<Values extends FieldValues>(props: WhereFieldsProps<Values>) {
  const { form, choices, servicer, account } = props;
  return (
    <>
      <SelectField
        form={form}
        name={servicer}
        label="To"
        help="The servicer spreads it over your loans there, what is due first."
      >
        {choices.servicers.map(({ id, name, payable, owed }) => (
          <option key={id} value={id} disabled={!payable}>
            {payable ? `${name}, ${formatMoney(owed)} owed` : `${name}, nothing there can be paid`}
          </option>
        ))}
      </SelectField>
      <SelectField form={form} name={account} label="From">
        {choices.accounts.map(({ id, label, usable }) => (
          <option key={id} value={id} disabled={!usable}>
            {usable ? label : `${label}, not verified`}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** What a new form begins with: the first that can be chosen. */
export function firstChoices({ servicers, accounts }: PaymentChoices) {
  return {
    servicerId: servicers.find(({ payable }) => payable)?.id ?? "",
    sourceAccountId: accounts.find(({ usable }) => usable)?.id ?? "",
  };
}
