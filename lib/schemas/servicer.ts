import { z } from "zod";
import { limit, textCursor } from "./page";

export const servicersFilter = z.object({ limit, cursor: textCursor.optional() });

/** The documents' PaymentServicer. */
export type ServicerView = {
  id: string;
  name: string;
  address: {
    street1: string | null;
    street2: string | null;
    street3: string | null;
    city: string | null;
    state: string | null;
    zipcode: string | null;
  };
  autopay: boolean;
  features: { payment_profiles: boolean };
};

/** The columns that the view is made of. */
export type ServicerColumns = {
  id: string;
  name: string;
  street1: string | null;
  street2: string | null;
  street3: string | null;
  city: string | null;
  state: string | null;
  zipcode: string | null;
  autopay: boolean;
  paymentProfiles: boolean;
};

export function servicerView(row: ServicerColumns): ServicerView {
  const { street1, street2, street3, city, state, zipcode } = row;
  return {
    id: row.id,
    name: row.name,
    address: { street1, street2, street3, city, state, zipcode },
    autopay: row.autopay,
    features: { payment_profiles: row.paymentProfiles },
  };
}
