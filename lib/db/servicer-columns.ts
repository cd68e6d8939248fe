/** What everybody may know of a servicer; where its money goes stands elsewhere. */
export const servicerColumns = {
  id: true,
  name: true,
  street1: true,
  street2: true,
  street3: true,
  city: true,
  state: true,
  zipcode: true,
  autopay: true,
  paymentProfiles: true,
} as const;
