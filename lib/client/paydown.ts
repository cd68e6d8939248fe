// Made from the API's document by `npx tsx bin/make-client.ts`. A test compares the two: change the schemas, not this file.

import { type ClientOptions, makeCall, type PostOptions } from "./call.js";

export { type ClientOptions, everyOne, PaydownError, type PostOptions } from "./call.js";

/** The servicer's own monthly debit; Paydown originates nothing. */
export type Autopayment = {
  servicer: Servicer;
  source_account: SourceAccount;
  amount: Money | null;
  next_date: Day | null;
  debited_by: "servicer";
};

export type AutopaymentList = {
  data: Array<Autopayment>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

/** One transfer from an account of the business to many loans. */
export type BatchPayment = {
  id: Uuid | null;
  created_at: Instant | null;
  /** Only in the answer to a dry run, whose id is null. */
  dry_run?: true;
  /** Why the batch was refused, or its debit finally failed; null where it was not. */
  errors: Array<string> | null;
  number_of_payments: number;
  reference_id: string | null;
  source_account: SourceAccount | null;
  /** `complete` says that nothing more will happen, also of a batch that was refused and moved nothing: look at `errors`. */
  status: "pending" | "unreconciled" | "complete";
  total_amount: Money;
  /** Extension. */
  dates: { debit: Day; credits_sent: Day; credits_effective: Day; confirmed_expected: Day } | null;
  /** Extension. */
  debit: {
    status: "scheduled" | "sent" | "settled" | "retrying" | "failed" | "recalled";
    attempt: number;
    code: string | null;
    next_date: Day | null;
  } | null;
  /** Extension: items by status. */
  counts?: Partial<Record<string, number>>;
  /** Extension. */
  warnings?: Array<{ path: string; reference_id: string | null; code: string; message: string }>;
  /** Only of a valid batch fetched by its id. */
  payments?: Array<BatchPaymentItem>;
  /** Only of an invalid batch: what was sent. */
  raw_params?: unknown;
};

export type BatchPaymentItem = {
  allocation: { type: "loan" | "servicer"; id: Uuid };
  amount: Money;
  borrower_id: Uuid;
  id: Uuid;
  reference_id: string | null;
  status: "pending" | "sent" | "posted" | "returned" | "refunded" | "replaced" | "failed" | "cancelled";
  /** Extension. */
  posted_amount: Money;
  /** Extension. */
  refunded_amount: Money;
  /** Extension: the returned item whose place it took. */
  replaces: Uuid | null;
  /** Extension: why it came back. */
  return: { code: string | null; detail: string | null } | null;
};

export type BatchPaymentItemPayload = {
  allocation: { type: "loan" | "servicer"; id: string };
  amount: string;
  borrower_id: string;
  reference_id?: string | null;
};

export type BatchPaymentList = {
  data: Array<BatchPayment>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type BatchPaymentPayload = {
  /** Equals the length of `payments`. */
  number_of_payments: number;
  payments: Array<BatchPaymentItemPayload>;
  /** Highly recommended: sent again, it gives the first batch. */
  reference_id?: string | null;
  source_account_id: string;
  /** Equals the sum of the items. */
  total_amount: string;
};

/** A person with student loans. Every path takes its `id` or its `uuid`. */
export type Borrower = {
  id: number;
  uuid: Uuid;
  created_at: Instant;
  external_id: string | null;
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  address: {
    street1?: string | null;
    street2?: string | null;
    street3?: string | null;
    city?: string | null;
    state?: string | null;
    zipcode?: string | null;
  } | null;
  date_of_birth: Day | null;
  employer: string | null;
  spouse: number | null;
  financial_details: FinancialDetails;
};

export type BorrowerChanges = {
  first_name?: string;
  last_name?: string;
  external_id?: string | null;
  email?: string | null;
  phone?: string | null;
  state_of_residence?: string | null;
  /** Not taken yet: it belongs to enrollments. */
  income_certification?: never;
  address?: {
    street1?: string | null;
    street2?: string | null;
    street3?: string | null;
    city?: string | null;
    state?: string | null;
    zipcode?: string | null;
  } | null;
  date_of_birth?: string | null;
  employer?: string | null;
  /** The other Borrower's `id` or `uuid`. */
  spouse?: number | string | null;
  /** Taken, kept encrypted and never given back. */
  ssn?: string | null;
  agi?: number | null;
  children?: number | null;
  collecting_unemployment?: boolean | null;
  dependents?: number | null;
  employer_start_date?: string | null;
  employer_state?: string | null;
  extra_monthly_payment?: number | null;
  family_size?: number | null;
  filing_status?:
    "single" | "head_of_household" | "married_filing_jointly" | "married_filing_separately" | null;
  income_growth?: number | null;
  new_borrower_date?: string | null;
  pslf?: boolean | null;
  refinance_rate?: number | null;
  refinance_term?: number | null;
  related_to_major?: boolean | null;
  spouse_agi?: number | null;
  tcli_enabled?: boolean | null;
  tcli_end_year?: number | null;
  tcli_start_year?: number | null;
  teaching_level?: string | null;
  teaching_state?: string | null;
  teaching_subject?: string | null;
};

export type BorrowerList = {
  data: Array<Borrower>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type BorrowerPayload = {
  first_name: string;
  last_name: string;
  external_id?: string | null;
  email?: string | null;
  phone?: string | null;
  state_of_residence?: string | null;
  /** Not taken yet: it belongs to enrollments. */
  income_certification?: never;
  address?: {
    street1?: string | null;
    street2?: string | null;
    street3?: string | null;
    city?: string | null;
    state?: string | null;
    zipcode?: string | null;
  } | null;
  date_of_birth?: string | null;
  employer?: string | null;
  /** The other Borrower's `id` or `uuid`. */
  spouse?: number | string | null;
  /** Taken, kept encrypted and never given back. */
  ssn?: string | null;
  agi?: number | null;
  children?: number | null;
  collecting_unemployment?: boolean | null;
  dependents?: number | null;
  employer_start_date?: string | null;
  employer_state?: string | null;
  extra_monthly_payment?: number | null;
  family_size?: number | null;
  filing_status?:
    "single" | "head_of_household" | "married_filing_jointly" | "married_filing_separately" | null;
  income_growth?: number | null;
  new_borrower_date?: string | null;
  pslf?: boolean | null;
  refinance_rate?: number | null;
  refinance_term?: number | null;
  related_to_major?: boolean | null;
  spouse_agi?: number | null;
  tcli_enabled?: boolean | null;
  tcli_end_year?: number | null;
  tcli_start_year?: number | null;
  teaching_level?: string | null;
  teaching_state?: string | null;
  teaching_subject?: string | null;
};

/** A day in New York. */
export type Day = string;

/** What was wrong, in a sentence, and field by field where there are several. */
export type Error = {
  error: {
    title: string;
    detail: string;
    errors?: Array<{ path: string; message: string; reference_id: string | null }>;
  };
};

/** What a webhook carries. */
export type Event = {
  id: Uuid;
  event_type:
    | "batch_payment.updated"
    | "batch_payment_item.updated"
    | "payment.updated"
    | "payment_series.updated"
    | "source_account.updated"
    | "borrower.updated"
    | "borrower.delinquent"
    | "connectivity.interrupted"
    | "connectivity.restored"
    | "enrollment.updated"
    | "test";
  created_at: Instant;
  /** The object as the API shows it after the change, a batch without `payments` and `warnings`; null in a test. */
  data: unknown;
};

export type EventList = {
  data: Array<Event>;
  /** Goes into `?after=`, now or later; the same again while nothing new came. */
  next_cursor: string | null;
};

/** JSON numbers here, and here alone, are money. */
export type FinancialDetails = {
  agi: number | null;
  children: number | null;
  collecting_unemployment: boolean;
  dependents: number | null;
  employer_start_date: Day | null;
  employer_state: string | null;
  extra_monthly_payment: number | null;
  family_size: number;
  filing_status: "single" | "head_of_household" | "married_filing_jointly" | "married_filing_separately";
  income_growth: number;
  new_borrower_date: Day | null;
  pslf: boolean | null;
  refinance_rate: number | null;
  refinance_term: number | null;
  related_to_major: boolean | null;
  spouse_agi: number | null;
  state_of_residence: string | null;
  tcli_enabled: boolean | null;
  tcli_end_year: number | null;
  tcli_start_year: number | null;
  teaching_level: string | null;
  teaching_state: string | null;
  teaching_subject: string | null;
};

/** A moment in UTC. */
export type Instant = string;

export type LoanPayload = {
  account_number?: string | null;
  external_id?: string | null;
  interest_rate: number | string;
  loan_type:
    | "Direct Subsidized"
    | "Direct Unsubsidized"
    | "Direct PLUS Graduate"
    | "Direct PLUS Parent"
    | "Direct Consolidation"
    | "FFEL Stafford Subsidized"
    | "FFEL Stafford Unsubsidized"
    | "FFEL PLUS Graduate"
    | "FFEL PLUS Parent"
    | "FFEL Consolidation"
    | "Federal Perkins"
    | "Private Education";
  original_principal: string;
  origination_date: string;
  outstanding_interest: string;
  outstanding_principal: string;
  servicer_name: string;
  status?: string | { code?: string; description?: string };
  loan_status?: string | { code?: string; description?: string };
  monthly_payment?: string | null;
  next_payment_due?: string | null;
  payment_reference_number?: string | null;
};

/** The loans that were given, as they stand now, in the order given. */
export type Loans = { loans: Array<PortfolioLoan> };

/** Dollars and cents as text, two places. */
export type Money = string;

/** With the signing secret, this once. */
export type NewWebhook = {
  id: Uuid;
  url: string;
  description: string | null;
  /** Null: all of them. */
  event_types: Array<
    | "batch_payment.updated"
    | "batch_payment_item.updated"
    | "payment.updated"
    | "payment_series.updated"
    | "source_account.updated"
    | "borrower.updated"
    | "borrower.delinquent"
    | "connectivity.interrupted"
    | "connectivity.restored"
    | "enrollment.updated"
    | "test"
  > | null;
  status: "active" | "disabled" | "deleted";
  /** Since when nothing has arrived there. */
  failing_since: Instant | null;
  disabled_at: Instant | null;
  disabled_reason: string | null;
  /** Until then the old secret signs too. */
  previous_secret_until: Instant | null;
  created_at: Instant;
  secret: string;
};

/** One transfer from a Borrower's own account to a servicer on a day. */
export type Payment = {
  amount: Money;
  borrower_id: Uuid;
  created_at: Instant;
  /** Extension. `debit` is later than `scheduled_date` where the debit came back and is tried again. */
  dates: { debit: Day; credit_sent: Day; credit_effective: Day; complete_expected: Day };
  /** Extension: with what the debit finally came back. */
  failure: { code: string; detail: string } | null;
  id: Uuid;
  payment_series_id: Uuid | null;
  scheduled_date: Day;
  servicer_id: Uuid;
  source_account_id: Uuid;
  status: "pending" | "cancelled" | "complete";
  /** Extension: goes up with each change. Given back in a PUT, a change made meanwhile is a 409. */
  version: number;
};

export type PaymentList = {
  data: Array<Payment>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

/** The same payment every month from a Borrower's own account. */
export type PaymentSeries = {
  amount: Money;
  borrower_id: Uuid;
  created_at: Instant;
  id: Uuid;
  schedule:
    | { day_of_month: number; start_date: Day; end_date: Day | null }
    | { end_of_month: true; start_date: Day; end_date: Day | null };
  servicer_id: Uuid;
  source_account_id: Uuid;
  status: "active" | "cancelled";
  /** Extension: the next twelve debits. */
  upcoming_dates: Array<Day>;
  /** Extension: goes up with each change. Given back in a PUT, a change made meanwhile is a 409. */
  version: number;
};

export type PaymentSeriesList = {
  data: Array<PaymentSeries>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type PlaidStudentLoan = {
  account_id?: string | null;
  account_number?: string | null;
  guarantor?: string | null;
  interest_rate_percentage: number | string;
  last_statement_balance: number;
  loan_name?: string | null;
  loan_status?: {
    type?:
      | "cancelled"
      | "charged off"
      | "claim"
      | "consolidated"
      | "deferment"
      | "delinquent"
      | "discharged"
      | "extension"
      | "forbearance"
      | "in grace"
      | "in military"
      | "in school"
      | "not fully disbursed"
      | "other"
      | "paid in full"
      | "pending idr"
      | "refunded"
      | "repayment"
      | "transferred"
      | null;
  } | null;
  minimum_payment_amount?: number | null;
  next_payment_due_date?: string | null;
  origination_date: string;
  origination_principal_amount?: number | null;
  outstanding_interest_amount?: number | null;
  payment_reference_number?: string | null;
  /** Extension: where loan_name does not tell the type. */
  loan_type?:
    | "Direct Subsidized"
    | "Direct Unsubsidized"
    | "Direct PLUS Graduate"
    | "Direct PLUS Parent"
    | "Direct Consolidation"
    | "FFEL Stafford Subsidized"
    | "FFEL Stafford Unsubsidized"
    | "FFEL PLUS Graduate"
    | "FFEL PLUS Parent"
    | "FFEL Consolidation"
    | "Federal Perkins"
    | "Private Education";
  /** Extension: Plaid's institution. May stand once beside `student` instead. */
  servicer_name?: string;
};

/** All loans of a Borrower, by servicer and in all. */
export type Portfolio = {
  loans: Array<PortfolioLoan>;
  servicers: Array<{
    accrued_interest: Money;
    capitalized_interest: Money;
    current_principal: Money;
    loans: Array<PortfolioLoan>;
    monthly_payment: { estimated: boolean; next_payment_due: Day | null; scheduled_amount: Money | null };
    outstanding_balance: Money;
    payment_groups: null;
    servicer: Servicer;
  }>;
  summary: {
    number_of_loans: number;
    outstanding_principal: Money;
    outstanding_interest: Money;
    outstanding_balance: Money;
    monthly_payment: Money;
  };
};

/** One loan as its servicer has it. */
export type PortfolioLoan = {
  id: Uuid;
  account_number: string;
  payment_reference_number: string | null;
  payment_group_id: string | null;
  created_at: Day;
  updated_at: Day;
  disbursement_dates: Array<Day>;
  interest_rate: { effective: string; original: string };
  monthly_payment: { estimated: boolean; next_payment_due: Day | null; scheduled_amount: Money | null };
  origination: { amount: Money | null; date: Day };
  outstanding_interest: Money;
  outstanding_principal: Money;
  payoff: { amount: Money; expiry: Day };
  pslf: null;
  repayment_plan: { type: string; description: string; income_driven_repayment: boolean };
  servicer: Servicer;
  status: { code: string; description: string };
  type: string;
};

/** `idle`: all work due by then is done. */
export type SandboxClock = { date: Day; idle: boolean; waiting_for?: "return_file" | "confirmation_file" };

/** Whom a loan is paid to. */
export type Servicer = {
  id: Uuid;
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

export type ServicerList = {
  data: Array<Servicer>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type Simulation = {
  id: Uuid;
  kind: "debit_return" | "credit_return" | "notification_of_change" | "servicer_short" | "servicer_posted";
  due_on: Day;
};

/** Where money comes from. The full number is never given back. */
export type SourceAccount = {
  account_number_last_4: string;
  id: Uuid;
  name_on_account: string;
  payments_supported: boolean;
  routing_number: string;
  /** Extension. */
  status: "pending_verification" | "verified" | "disabled";
  type: "checking" | "savings" | "brokerage";
};

export type SourceAccountList = {
  data: Array<SourceAccount>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type SourceAccountPayload = {
  account_number: string;
  name_on_account: string;
  /** Nine digits whose checksum is right. */
  routing_number: string;
  type: "checking" | "savings" | "brokerage";
};

export type Uuid = string;

export type Webhook = {
  id: Uuid;
  url: string;
  description: string | null;
  /** Null: all of them. */
  event_types: Array<
    | "batch_payment.updated"
    | "batch_payment_item.updated"
    | "payment.updated"
    | "payment_series.updated"
    | "source_account.updated"
    | "borrower.updated"
    | "borrower.delinquent"
    | "connectivity.interrupted"
    | "connectivity.restored"
    | "enrollment.updated"
    | "test"
  > | null;
  status: "active" | "disabled" | "deleted";
  /** Since when nothing has arrived there. */
  failing_since: Instant | null;
  disabled_at: Instant | null;
  disabled_reason: string | null;
  /** Until then the old secret signs too. */
  previous_secret_until: Instant | null;
  created_at: Instant;
};

export type WebhookDelivery = {
  id: Uuid;
  webhook_id: Uuid;
  event_id: Uuid;
  event_type:
    | "batch_payment.updated"
    | "batch_payment_item.updated"
    | "payment.updated"
    | "payment_series.updated"
    | "source_account.updated"
    | "borrower.updated"
    | "borrower.delinquent"
    | "connectivity.interrupted"
    | "connectivity.restored"
    | "enrollment.updated"
    | "test";
  status: "waiting" | "delivered" | "failed";
  attempts: number;
  last_attempt: { at: Instant; duration_ms: number; status_code: number | null; error: string | null } | null;
  next_attempt_at: Instant | null;
  delivered_at: Instant | null;
  created_at: Instant;
};

export type WebhookDeliveryList = {
  data: Array<WebhookDelivery>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type WebhookList = {
  data: Array<Webhook>;
  /** Goes into `?cursor=` for what follows; null at the end. */
  next_cursor: string | null;
};

export type WebhookReplay = { replayed: number };

export type WebhookTest = { event_id: Uuid; sent_to: number };

/** With what was sent and every answer, each up to 64 KB. */
export type WholeWebhookDelivery = {
  id: Uuid;
  webhook_id: Uuid;
  event_id: Uuid;
  event_type:
    | "batch_payment.updated"
    | "batch_payment_item.updated"
    | "payment.updated"
    | "payment_series.updated"
    | "source_account.updated"
    | "borrower.updated"
    | "borrower.delinquent"
    | "connectivity.interrupted"
    | "connectivity.restored"
    | "enrollment.updated"
    | "test";
  status: "waiting" | "delivered" | "failed";
  attempts: number;
  last_attempt: { at: Instant; duration_ms: number; status_code: number | null; error: string | null } | null;
  next_attempt_at: Instant | null;
  delivered_at: Instant | null;
  created_at: Instant;
  event: Event | null;
  log: Array<{
    at: Instant;
    duration_ms: number;
    status_code: number | null;
    error: string | null;
    answer: string | null;
  }>;
};

export type Paydown = {
  /** Create a Borrower */
  createBorrower: (body: { borrower: BorrowerPayload }, options?: PostOptions) => Promise<Borrower>;
  /** List Borrowers */
  listBorrowers: (query?: {
    limit?: number | undefined;
    cursor?: string | undefined;
    external_id?: string | undefined;
  }) => Promise<BorrowerList>;
  /** Get a Borrower */
  getBorrower: (id: string | number) => Promise<Borrower>;
  /** Update a Borrower */
  updateBorrower: (id: string | number, body: { borrower: BorrowerChanges }) => Promise<Borrower>;
  /** Get a Borrower's loans */
  getPortfolio: (id: string | number) => Promise<Portfolio>;
  /** Give a Borrower loans */
  addLoans: (
    id: string | number,
    body: {
      loans?: Array<LoanPayload>;
      plaid?: { student: Array<PlaidStudentLoan>; servicer_name?: string };
    },
    options?: PostOptions,
  ) => Promise<Loans>;
  /** Get Repayment Options (not built yet) */
  getRepaymentOptions: (id: string | number) => Promise<never>;
  /** Submit an Enrollment Request (not built yet) */
  createEnrollment: (id: string | number, body: {}, options?: PostOptions) => Promise<never>;
  /** List Enrollment Requests (not built yet) */
  listEnrollments: (id: string | number) => Promise<never>;
  /** Get an Enrollment Request (not built yet) */
  getEnrollment: (id: string | number) => Promise<never>;
  /** List servicers */
  listServicers: (query?: {
    limit?: number | undefined;
    cursor?: string | undefined;
  }) => Promise<ServicerList>;
  /** Add an account of the business */
  createSourceAccount: (
    body: { source_account: SourceAccountPayload },
    options?: PostOptions,
  ) => Promise<SourceAccount>;
  /** List accounts of the business */
  listSourceAccounts: (query?: {
    limit?: number | undefined;
    cursor?: string | undefined;
  }) => Promise<SourceAccountList>;
  /** Get an account of the business */
  getSourceAccount: (id: string | number) => Promise<SourceAccount>;
  /** Remove an account of the business */
  removeSourceAccount: (id: string | number) => Promise<SourceAccount>;
  /** Create a BatchPayment, which releases it */
  createBatchPayment: (
    body: { batch_payment: BatchPaymentPayload } | BatchPaymentPayload,
    query?: { dry_run?: "true" | "false" | undefined },
    options?: PostOptions,
  ) => Promise<BatchPayment>;
  /** List BatchPayments */
  listBatchPayments: (query?: {
    limit?: number | undefined;
    cursor?: string | undefined;
    reference_id?: string | undefined;
    status?: "pending" | "unreconciled" | "complete" | undefined;
  }) => Promise<BatchPaymentList>;
  /** Get a BatchPayment with its payments */
  getBatchPayment: (id: string | number) => Promise<BatchPayment>;
  /** Get a BatchPayment's payments as CSV */
  getBatchPaymentItemsCsv: (id: string | number) => Promise<string>;
  /** Read the sandbox clock */
  getSandboxClock: () => Promise<SandboxClock>;
  /** Move the sandbox clock on */
  advanceSandboxClock: (body: { advance_to: string }, options?: PostOptions) => Promise<SandboxClock>;
  /** Tell the sandbox bank what to answer next */
  simulate: (
    body: {
      kind:
        "debit_return" | "credit_return" | "notification_of_change" | "servicer_short" | "servicer_posted";
      id: string;
      /** Of a return (`R01`), or of a notification of change (`C01`). */
      code?: string;
      /** What the notification of change says instead, such as the account number for `C01`. */
      corrected_data?: string;
      /** What the servicer posts. */
      amount?: string;
    },
    options?: PostOptions,
  ) => Promise<Simulation>;
  /** Add an account of a Borrower */
  createBorrowerSourceAccount: (
    id: string | number,
    body: { source_account: SourceAccountPayload },
    options?: PostOptions,
  ) => Promise<SourceAccount>;
  /** List accounts of a Borrower */
  listBorrowerSourceAccounts: (
    id: string | number,
    query?: { limit?: number | undefined; cursor?: string | undefined },
  ) => Promise<SourceAccountList>;
  /** Get an account of a Borrower */
  getBorrowerSourceAccount: (id: string | number, accountId: string | number) => Promise<SourceAccount>;
  /** Remove an account of a Borrower */
  removeBorrowerSourceAccount: (id: string | number, accountId: string | number) => Promise<SourceAccount>;
  /** Schedule a Payment */
  createPayment: (
    id: string | number,
    body: {
      payment: { amount: string; scheduled_date: string; servicer_id: string; source_account_id: string };
    },
    options?: PostOptions,
  ) => Promise<Payment>;
  /** List Payments */
  listPayments: (
    id: string | number,
    query?: {
      limit?: number | undefined;
      cursor?: string | undefined;
      status?: "pending" | "cancelled" | "complete" | undefined;
      series_id?: string | undefined;
    },
  ) => Promise<PaymentList>;
  /** Get a Payment */
  getPayment: (id: string | number, paymentId: string | number) => Promise<Payment>;
  /** Change a Payment */
  updatePayment: (
    id: string | number,
    paymentId: string | number,
    body: {
      payment: {
        amount?: string;
        scheduled_date?: string;
        servicer_id?: string;
        source_account_id?: string;
        version?: number;
      };
    },
  ) => Promise<Payment>;
  /** Cancel a Payment */
  cancelPayment: (id: string | number, paymentId: string | number) => Promise<Payment>;
  /** Begin a PaymentSeries */
  createPaymentSeries: (
    id: string | number,
    body: {
      payment_series: {
        amount: string;
        schedule: {
          start_date: string;
          end_date?: string | null;
          day_of_month?: number;
          end_of_month?: boolean;
        };
        servicer_id: string;
        source_account_id: string;
      };
    },
    options?: PostOptions,
  ) => Promise<PaymentSeries>;
  /** List PaymentSeries */
  listPaymentSeries: (
    id: string | number,
    query?: {
      limit?: number | undefined;
      cursor?: string | undefined;
      status?: "active" | "cancelled" | undefined;
    },
  ) => Promise<PaymentSeriesList>;
  /** Get a PaymentSeries */
  getPaymentSeries: (id: string | number, seriesId: string | number) => Promise<PaymentSeries>;
  /** Change a PaymentSeries */
  updatePaymentSeries: (
    id: string | number,
    seriesId: string | number,
    body: {
      payment_series: {
        amount?: string;
        schedule?: {
          start_date: string;
          end_date?: string | null;
          day_of_month?: number;
          end_of_month?: boolean;
        };
        servicer_id?: string;
        source_account_id?: string;
        version?: number;
      };
    },
  ) => Promise<PaymentSeries>;
  /** Cancel a PaymentSeries */
  cancelPaymentSeries: (id: string | number, seriesId: string | number) => Promise<PaymentSeries>;
  /** Activate autopay at a servicer */
  putAutopay: (
    id: string | number,
    body: { autopay: { servicer_id: string; source_account_id: string } },
  ) => Promise<Autopayment>;
  /** List autopay, one a servicer */
  listAutopay: (
    id: string | number,
    query?: { limit?: number | undefined; cursor?: string | undefined },
  ) => Promise<AutopaymentList>;
  /** Deactivate autopay at a servicer */
  deleteAutopay: (id: string | number, query: { servicer_id: string }) => Promise<Autopayment>;
  /** Have events sent to an address */
  createWebhook: (
    body: {
      webhook: {
        url: string;
        event_types?: Array<
          | "batch_payment.updated"
          | "batch_payment_item.updated"
          | "payment.updated"
          | "payment_series.updated"
          | "source_account.updated"
          | "borrower.updated"
          | "borrower.delinquent"
          | "connectivity.interrupted"
          | "connectivity.restored"
          | "enrollment.updated"
          | "test"
        > | null;
        description?: string | null;
      };
    },
    options?: PostOptions,
  ) => Promise<NewWebhook>;
  /** List webhooks */
  listWebhooks: (query?: { limit?: number | undefined; cursor?: string | undefined }) => Promise<WebhookList>;
  /** Send a test event */
  testWebhook: (
    body: {
      webhook_id?: string | null;
      event_type?: "test" | "connectivity.interrupted" | "connectivity.restored";
      borrower_id?: string | null;
      servicer_id?: string | null;
    },
    options?: PostOptions,
  ) => Promise<WebhookTest>;
  /** List what was sent to a webhook */
  listWebhookDeliveries: (
    id: string | number,
    query?: {
      limit?: number | undefined;
      cursor?: string | undefined;
      status?: "waiting" | "delivered" | "failed" | undefined;
    },
  ) => Promise<WebhookDeliveryList>;
  /** Get a delivery with its answers */
  getWebhookDelivery: (id: string | number) => Promise<WholeWebhookDelivery>;
  /** Send an event again */
  replayWebhookDelivery: (id: string | number, options?: PostOptions) => Promise<WebhookDelivery>;
  /** Send what a webhook missed */
  replayWebhookRange: (
    id: string | number,
    body: { from: string; to?: string | null; all?: boolean },
    options?: PostOptions,
  ) => Promise<WebhookReplay>;
  /** Remove a webhook */
  removeWebhook: (id: string | number) => Promise<Webhook>;
  /** Catch up with events */
  listEvents: (query?: {
    limit?: number | undefined;
    after?: string | undefined;
    cursor?: string | undefined;
  }) => Promise<EventList>;
};

/** The API with a key: one function a path and method. What is refused is thrown as PaydownError. */

export function paydown(options: ClientOptions): Paydown {
  const call = makeCall(options);

  return {
    createBorrower: (body, options) => call("POST", "/borrowers", { body, options }),
    listBorrowers: (query) => call("GET", "/borrowers", { query }),
    getBorrower: (id) => call("GET", `/borrowers/${encodeURIComponent(id)}`),
    updateBorrower: (id, body) => call("PUT", `/borrowers/${encodeURIComponent(id)}`, { body }),
    getPortfolio: (id) => call("GET", `/borrowers/${encodeURIComponent(id)}/portfolio`),
    addLoans: (id, body, options) =>
      call("POST", `/borrowers/${encodeURIComponent(id)}/loans`, { body, options }),
    getRepaymentOptions: (id) => call("GET", `/borrowers/${encodeURIComponent(id)}/repayment_options`),
    createEnrollment: (id, body, options) =>
      call("POST", `/borrowers/${encodeURIComponent(id)}/enrollments`, { body, options }),
    listEnrollments: (id) => call("GET", `/borrowers/${encodeURIComponent(id)}/enrollments`),
    getEnrollment: (id) => call("GET", `/enrollments/${encodeURIComponent(id)}`),
    listServicers: (query) => call("GET", "/servicers", { query }),
    createSourceAccount: (body, options) => call("POST", "/source_accounts", { body, options }),
    listSourceAccounts: (query) => call("GET", "/source_accounts", { query }),
    getSourceAccount: (id) => call("GET", `/source_accounts/${encodeURIComponent(id)}`),
    removeSourceAccount: (id) => call("DELETE", `/source_accounts/${encodeURIComponent(id)}`),
    createBatchPayment: (body, query, options) => call("POST", "/batch_payments", { body, query, options }),
    listBatchPayments: (query) => call("GET", "/batch_payments", { query }),
    getBatchPayment: (id) => call("GET", `/batch_payments/${encodeURIComponent(id)}`),
    getBatchPaymentItemsCsv: (id) => call("GET", `/batch_payments/${encodeURIComponent(id)}/items.csv`),
    getSandboxClock: () => call("GET", "/sandbox/clock"),
    advanceSandboxClock: (body, options) => call("POST", "/sandbox/clock", { body, options }),
    simulate: (body, options) => call("POST", "/sandbox/simulate", { body, options }),
    createBorrowerSourceAccount: (id, body, options) =>
      call("POST", `/borrowers/${encodeURIComponent(id)}/source_accounts`, { body, options }),
    listBorrowerSourceAccounts: (id, query) =>
      call("GET", `/borrowers/${encodeURIComponent(id)}/source_accounts`, { query }),
    getBorrowerSourceAccount: (id, accountId) =>
      call("GET", `/borrowers/${encodeURIComponent(id)}/source_accounts/${encodeURIComponent(accountId)}`),
    removeBorrowerSourceAccount: (id, accountId) =>
      call("DELETE", `/borrowers/${encodeURIComponent(id)}/source_accounts/${encodeURIComponent(accountId)}`),
    createPayment: (id, body, options) =>
      call("POST", `/borrowers/${encodeURIComponent(id)}/payments`, { body, options }),
    listPayments: (id, query) => call("GET", `/borrowers/${encodeURIComponent(id)}/payments`, { query }),
    getPayment: (id, paymentId) =>
      call("GET", `/borrowers/${encodeURIComponent(id)}/payments/${encodeURIComponent(paymentId)}`),
    updatePayment: (id, paymentId, body) =>
      call("PUT", `/borrowers/${encodeURIComponent(id)}/payments/${encodeURIComponent(paymentId)}`, { body }),
    cancelPayment: (id, paymentId) =>
      call("DELETE", `/borrowers/${encodeURIComponent(id)}/payments/${encodeURIComponent(paymentId)}`),
    createPaymentSeries: (id, body, options) =>
      call("POST", `/borrowers/${encodeURIComponent(id)}/payment_series`, { body, options }),
    listPaymentSeries: (id, query) =>
      call("GET", `/borrowers/${encodeURIComponent(id)}/payment_series`, { query }),
    getPaymentSeries: (id, seriesId) =>
      call("GET", `/borrowers/${encodeURIComponent(id)}/payment_series/${encodeURIComponent(seriesId)}`),
    updatePaymentSeries: (id, seriesId, body) =>
      call("PUT", `/borrowers/${encodeURIComponent(id)}/payment_series/${encodeURIComponent(seriesId)}`, {
        body,
      }),
    cancelPaymentSeries: (id, seriesId) =>
      call("DELETE", `/borrowers/${encodeURIComponent(id)}/payment_series/${encodeURIComponent(seriesId)}`),
    putAutopay: (id, body) => call("PUT", `/borrowers/${encodeURIComponent(id)}/autopay`, { body }),
    listAutopay: (id, query) => call("GET", `/borrowers/${encodeURIComponent(id)}/autopay`, { query }),
    deleteAutopay: (id, query) => call("DELETE", `/borrowers/${encodeURIComponent(id)}/autopay`, { query }),
    createWebhook: (body, options) => call("POST", "/webhooks", { body, options }),
    listWebhooks: (query) => call("GET", "/webhooks", { query }),
    testWebhook: (body, options) => call("POST", "/webhooks/test", { body, options }),
    listWebhookDeliveries: (id, query) =>
      call("GET", `/webhooks/${encodeURIComponent(id)}/deliveries`, { query }),
    getWebhookDelivery: (id) => call("GET", `/webhooks/deliveries/${encodeURIComponent(id)}`),
    replayWebhookDelivery: (id, options) =>
      call("POST", `/webhooks/deliveries/${encodeURIComponent(id)}/replay`, { options }),
    replayWebhookRange: (id, body, options) =>
      call("POST", `/webhooks/${encodeURIComponent(id)}/replay`, { body, options }),
    removeWebhook: (id) => call("DELETE", `/webhooks/${encodeURIComponent(id)}`),
    listEvents: (query) => call("GET", "/events", { query }),
  };
}
