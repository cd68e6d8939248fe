import { readFile } from "node:fs/promises";
import { day } from "@/lib/domain/days";
import { makePayroll, type Payroll } from "./payroll";
import { importDemoRoster } from "./roster";

/** A tenant of its own with the demo's roster and no history: what a sample file needs. */
export async function makeAcme(today = "2026-11-23"): Promise<Payroll> {
  const payroll = await makePayroll(day(today));
  await importDemoRoster(payroll.businessId, "acme.example");
  return payroll;
}

/** One of the sample files, as it is uploaded. */
export const sampleFile = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../demo/${name}`, import.meta.url));
