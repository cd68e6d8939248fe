/** The ids that examples speak of. The tests put those of a world of their own in their place, and run every example in it. */
export const exampleIds = {
  borrower: "b72c6b71-5eaa-42e8-bd1b-7b0f12caea4c",
  loan: "35baee60-ad52-4715-b521-6096b1d391fe",
  servicer: "952bd015-8f28-4bb0-95b3-45bc3a7b8448",
  account: "976833b7-ea14-4b07-ba4c-cf5a24477b6d",
  unusedAccount: "141da7f0-17a0-4a6e-99e2-f9bcae4d99a3",
  batch: "24b31b5c-4357-4245-a36e-b52217f6cbab",
  unusedBorrowerAccount: "1f2dcf0a-7d0c-4d6f-9f6f-3e1a0a3e5a10",
  borrowerAccount: "c299cadf-f093-4cb5-91ee-4f2ed6282f09",
  payment: "35a0279c-6b9f-4e0c-b0b2-2c5038cd536d",
  series: "291dece4-c64c-40d1-9ee7-686183768811",
  webhook: "0f1c6ad2-38b4-4a55-9a0e-6f3e6a5f3c11",
  delivery: "5c2f7c0e-93f4-4f4e-8d4b-3f0b1b1f6a2d",
} as const;
