import type { BankWaitView } from "@/lib/schemas/bank/bank-files";
import type { Day } from "@/lib/domain/days";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { NoneToday } from "./none-today";

function titleOf({ waitingFor, since, waiting }: BankWaitView): string {
  const count = waiting === 1 ? "One batch" : `${waiting} batches`;
  switch (waitingFor) {
    case "return_file":
      return `${count} may pay out once today's returns are known (due ${formatDay(since)})`;
    case "confirmation_file":
      return `${waiting === 1 ? "One batch or payment waits" : `${waiting} batches or payments wait`} for servicers' confirmations (expected ${formatDay(since)})`;
  }
}

function aboutOf({ waitingFor }: BankWaitView): string {
  switch (waitingFor) {
    case "return_file":
      return "Read this morning's return file, or say that the bank returned nothing. Until then no credit goes out.";
    case "confirmation_file":
      return "Read the servicers' confirmation files as they come.";
  }
}

/** What stands still until a file or a person speaks. */
export function Waits({ waits, today }: { waits: readonly BankWaitView[]; today: Day }) {
  return waits.map((wait) => (
    <Alert
      key={wait.waitingFor}
      state="attention"
      title={titleOf(wait)}
      actions={<NoneToday waitingFor={wait.waitingFor} today={today} />}
    >
      {aboutOf(wait)}
    </Alert>
  ));
}
