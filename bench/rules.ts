import { type AchFile, writeAchFile } from "@/lib/domain/ach/write-file";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { remittanceText } from "@/lib/domain/ach/entries";
import { traceNumber } from "@/lib/domain/ach/trace";
import { addDays, day, instantAt } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { upcomingDates } from "@/lib/domain/recurrence";
import { median, milliseconds, type Row } from "./measure";
import { today } from "./world";

const ENTRIES = 10_000;
const WRITE_MAX_MS = 200;
const READ_MAX_MS = 300;
const PREVIEW_MAX_MS = 1;

function largeFile(): AchFile {
  const companyId = "1842716093";
  return {
    odfi: { routingNumber: "121042882", name: "Bench ODFI" },
    origin: { id: "121042882", name: "Bench" },
    company: { id: companyId, name: "Bench" },
    fileId: "A",
    created: instantAt(today, "17:30"),
    batches: [
      {
        sec: "CCD",
        description: "SLBENEFIT",
        effectiveOn: day("2026-11-30"),
        entries: Array.from({ length: ENTRIES }, (_, n) => {
          const trace = traceNumber("121042882", { companyId, fileDate: today, sequence: n + 1 });
          return {
            direction: "credit" as const,
            accountType: "checking" as const,
            routingNumber: "091000019",
            accountNumber: "5550001",
            amount: money("143.29"),
            identification: `ITEM-${n}`,
            name: `José Núñez ${n}`,
            trace,
            addenda: remittanceText({ reference: trace }),
          };
        }),
      },
    ],
  };
}

async function medianRun(work: () => void): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await milliseconds(() => Promise.resolve(work())));
  return median(times);
}

/** Pure work: NACHA files and the preview of a series' dates. There is no floor but the clock. */
export async function* rules(): AsyncGenerator<Row> {
  const file = largeFile();
  const text = writeAchFile(file);
  const row = (work: string, ours: number, most: number): Row => ({
    work,
    ours,
    floor: null,
    unit: "ms",
    bound: `at most ${most} ms`,
    kept: ours <= most,
  });
  yield row(
    `NACHA file of ${ENTRIES} entries, written`,
    await medianRun(() => void writeAchFile(file)),
    WRITE_MAX_MS,
  );
  yield row("  read back", await medianRun(() => void readAchFile(text)), READ_MAX_MS);
  const series = { kind: "day_of_month" as const, dayOfMonth: 28, startDate: today, endDate: null };
  const preview = await medianRun(() => {
    for (let n = 0; n < 100; n++) upcomingDates(series, { from: addDays(today, n), count: 12 });
  });
  yield row("Preview of twelve dates", preview / 100, PREVIEW_MAX_MS);
}
