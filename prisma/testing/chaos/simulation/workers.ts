import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { type Claim, claimDueWork, LeaseLost, underLease } from "@/lib/db/work/due-work";
import { runNext } from "@/lib/jobs/run-due-work";
import { steps } from "@/lib/jobs/steps";

class Died extends Error {}

/** The workers of one business, stepped one piece at a time, with everything that can happen to a worker. */
export class Workers {
  private stalled: Claim[] = [];

  constructor(private readonly businessId: string) {}

  /** One of them does what is next. */
  async step(): Promise<void> {
    await runNext(this.businessId);
  }

  /** Both do at the same moment. */
  async stepTogether(): Promise<void> {
    await Promise.all([runNext(this.businessId), runNext(this.businessId)]);
  }

  /** One takes work and is not heard of for longer than its lease. */
  async stall(): Promise<void> {
    const claim = await claimDueWork(this.businessId);
    if (!claim) return;
    this.stalled.push(claim);
    await this.leaseRunsOut(claim);
  }

  /** One that had stalled goes on as if nothing had been: if another took its work, it must write nothing. */
  async wake(): Promise<void> {
    const claim = this.stalled.pop();
    if (!claim) return;
    const work = await prisma.dueWork.findUnique({
      where: { businessId_id: { businessId: claim.businessId, id: claim.id } },
    });
    const isStillHis = work?.leaseToken === claim.token;
    const hasWritten = await underLease(claim, (tx) => steps[claim.kind](tx, claim)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof LeaseLost) return false;
        throw error;
      },
    );
    expect(hasWritten, `${claim.kind} by a worker that had stalled`).toBe(isStillHis);
  }

  /** One dies at the end of a transaction, everything written and nothing committed. */
  async die(): Promise<void> {
    const claim = await claimDueWork(this.businessId);
    if (!claim) return;
    const dying = underLease(claim, async (tx) => {
      await steps[claim.kind](tx, claim);
      throw new Died();
    });
    await dying.catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
    await this.leaseRunsOut(claim);
  }

  /** Real time passes: here it costs none. */
  private async leaseRunsOut(claim: Claim): Promise<void> {
    await prisma.$executeRaw`
      UPDATE due_work SET lease_until = now() - interval '1 second'
       WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id} AND lease_token = ${claim.token}::uuid`;
  }

  async finish(): Promise<void> {
    while (this.stalled.length > 0) await this.wake();
  }
}
