/** What the API's Borrower is made of, chosen one by one. */
export const borrowerColumns = {
  id: true,
  number: true,
  externalId: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  state: true,
  details: true,
  createdAt: true,
} as const;
