import {
  autopayOut,
  autopaysOut,
  paymentOut,
  paymentsOut,
  seriesListOut,
  seriesOut,
} from "@/lib/schemas/answers/payments";
import {
  createPaymentBody,
  createSeriesBody,
  deleteAutopayQuery,
  editPaymentBody,
  editSeriesBody,
  paymentPath,
  putAutopayBody,
  seriesPath,
} from "@/lib/schemas/borrower-payments/paths";
import { autopaysFilter } from "@/lib/schemas/borrower-payments/autopay";
import { paymentsFilter } from "@/lib/schemas/borrower-payments/payment";
import { seriesFilter } from "@/lib/schemas/borrower-payments/series";
import { borrowerPath } from "@/lib/schemas/employees/borrower";
import type { Endpoint } from "../endpoint";
import { exampleIds } from "../examples";

const shared = { tag: "Borrowers' money", scope: "borrower_funds", params: borrowerPath } as const;
const ofBorrower = { id: exampleIds.borrower };
const ofPayment = { ...ofBorrower, payment_id: exampleIds.payment };
const ofSeries = { ...ofBorrower, series_id: exampleIds.series };
const from = { servicer_id: exampleIds.servicer, source_account_id: exampleIds.borrowerAccount };

const payments: readonly Endpoint[] = [
  {
    ...shared,
    method: "POST",
    path: "/borrowers/{id}/payments",
    name: "createPayment",
    summary: "Schedule a Payment",
    about:
      "`scheduled_date` is a banking day whose file is still open; else 422 names the nearest. It is never moved.",
    body: createPaymentBody,
    answers: { 201: { about: "The Payment.", schema: paymentOut } },
    refusals: [409],
    example: {
      params: ofBorrower,
      body: { payment: { amount: "55.75", scheduled_date: "2026-12-10", ...from } },
    },
  },
  {
    ...shared,
    method: "GET",
    path: "/borrowers/{id}/payments",
    name: "listPayments",
    summary: "List Payments",
    query: paymentsFilter,
    answers: { 200: { about: "A page of Payments.", schema: paymentsOut } },
    example: { params: ofBorrower, query: { status: "pending" } },
  },
  {
    ...shared,
    method: "GET",
    path: "/borrowers/{id}/payments/{payment_id}",
    name: "getPayment",
    summary: "Get a Payment",
    params: paymentPath,
    answers: { 200: { about: "The Payment.", schema: paymentOut } },
    example: { params: ofPayment },
  },
  {
    ...shared,
    method: "PUT",
    path: "/borrowers/{id}/payments/{payment_id}",
    name: "updatePayment",
    summary: "Change a Payment",
    about: "Until its file closes; 409 afterwards.",
    params: paymentPath,
    body: editPaymentBody,
    answers: { 200: { about: "The Payment as it is now.", schema: paymentOut } },
    refusals: [409],
    example: { params: ofPayment, body: { payment: { amount: "60.00" } } },
  },
  {
    ...shared,
    method: "DELETE",
    path: "/borrowers/{id}/payments/{payment_id}",
    name: "cancelPayment",
    summary: "Cancel a Payment",
    about: "Until its file closes; 409 afterwards.",
    params: paymentPath,
    answers: { 200: { about: "The Payment, `cancelled`.", schema: paymentOut } },
    refusals: [409],
    example: { params: ofPayment },
  },
];

const series: readonly Endpoint[] = [
  {
    ...shared,
    method: "POST",
    path: "/borrowers/{id}/payment_series",
    name: "createPaymentSeries",
    summary: "Begin a PaymentSeries",
    about:
      "A date that is no banking day moves to the next one, or to the one before where that is another month.",
    body: createSeriesBody,
    answers: { 201: { about: "The series with its next dates.", schema: seriesOut } },
    refusals: [409],
    example: {
      params: ofBorrower,
      body: {
        payment_series: {
          amount: "44.00",
          schedule: { day_of_month: 28, start_date: "2026-12-01", end_date: "2027-12-31" },
          ...from,
        },
      },
    },
  },
  {
    ...shared,
    method: "GET",
    path: "/borrowers/{id}/payment_series",
    name: "listPaymentSeries",
    summary: "List PaymentSeries",
    query: seriesFilter,
    answers: { 200: { about: "A page of series.", schema: seriesListOut } },
    example: { params: ofBorrower },
  },
  {
    ...shared,
    method: "GET",
    path: "/borrowers/{id}/payment_series/{series_id}",
    name: "getPaymentSeries",
    summary: "Get a PaymentSeries",
    params: seriesPath,
    answers: { 200: { about: "The series.", schema: seriesOut } },
    example: { params: ofSeries },
  },
  {
    ...shared,
    method: "PUT",
    path: "/borrowers/{id}/payment_series/{series_id}",
    name: "updatePaymentSeries",
    summary: "Change a PaymentSeries",
    params: seriesPath,
    body: editSeriesBody,
    answers: { 200: { about: "The series as it is now.", schema: seriesOut } },
    refusals: [409],
    example: { params: ofSeries, body: { payment_series: { amount: "45.00" } } },
  },
  {
    ...shared,
    method: "DELETE",
    path: "/borrowers/{id}/payment_series/{series_id}",
    name: "cancelPaymentSeries",
    summary: "Cancel a PaymentSeries",
    about: "Its open Payment is cancelled too; one whose file has closed goes on.",
    params: seriesPath,
    answers: { 200: { about: "The series, `cancelled`.", schema: seriesOut } },
    refusals: [409],
    example: { params: ofSeries },
  },
];

const autopay: readonly Endpoint[] = [
  {
    ...shared,
    method: "PUT",
    path: "/borrowers/{id}/autopay",
    name: "putAutopay",
    summary: "Activate autopay at a servicer",
    about: "The servicer's own debit is recorded; Paydown originates nothing. Again replaces it.",
    body: putAutopayBody,
    answers: { 200: { about: "The Autopayment.", schema: autopayOut } },
    refusals: [409],
    example: { params: ofBorrower, body: { autopay: from } },
  },
  {
    ...shared,
    method: "GET",
    path: "/borrowers/{id}/autopay",
    name: "listAutopay",
    summary: "List autopay, one a servicer",
    query: autopaysFilter,
    answers: { 200: { about: "A page of Autopayments, by the servicer's name.", schema: autopaysOut } },
    example: { params: ofBorrower },
  },
  {
    ...shared,
    method: "DELETE",
    path: "/borrowers/{id}/autopay",
    name: "deleteAutopay",
    summary: "Deactivate autopay at a servicer",
    query: deleteAutopayQuery,
    answers: { 200: { about: "The Autopayment that was removed.", schema: autopayOut } },
    refusals: [409],
    example: { params: ofBorrower, query: { servicer_id: exampleIds.servicer } },
  },
];

export const paymentEndpoints: readonly Endpoint[] = [...payments, ...series, ...autopay];
