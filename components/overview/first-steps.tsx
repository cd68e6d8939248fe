import { CircleCheck, Circle } from "lucide-react";
import type { MovingView } from "@/lib/schemas/reports/overview";
import { LinkButton } from "../ui/controls/link-button";
import { Card, Section } from "../ui/display/card";
import { VisuallyHidden } from "../ui/display/hidden";

type Step = {
  key: keyof MovingView["setUp"];
  done: boolean;
  title: string;
  about: string;
  href: string;
  words: string;
};

const stepsOf = (done: MovingView["setUp"]): Step[] => [
  {
    key: "account",
    done: done.account,
    title: "Register the account that pays",
    about: "Verified by two micro-deposits on the next banking day.",
    href: "/source-accounts/new",
    words: "Register an account",
  },
  {
    key: "employees",
    done: done.employees,
    title: "Import your employees and their loans",
    about: "A roster file from payroll, seen as a preview before anything changes.",
    href: "/employees/import",
    words: "Import employees",
  },
  {
    key: "batches",
    done: done.batches,
    title: "Build your first batch",
    about: "Pick employees and amounts, or upload a contribution file. Nothing moves until it is released.",
    href: "/batch-payments/new",
    words: "Build a batch",
  },
];

type FirstStepsProps = {
  done: MovingView["setUp"];
  /** Which of them the person who looks may take. */
  may: MovingView["setUp"];
};

/** A new business: three steps, the first one that is left as the thing to do. */
export function FirstSteps({ done, may }: FirstStepsProps) {
  const steps = stepsOf(done);
  const next = steps.find((step) => !step.done);
  return (
    <Section
      title="Begin here"
      about="Three steps until the first payment. Overview shows your money once it moves."
    >
      <Card flush>
        <ol className="divide-y">
          {steps.map((step) => (
            <li key={step.href} className="flex items-start gap-3 px-4 py-4 max-sm:flex-wrap">
              {step.done ? (
                <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
              ) : (
                <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              )}
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {step.title}
                  {step.done && <VisuallyHidden>, done</VisuallyHidden>}
                </p>
                <p className="text-sm text-muted">{step.about}</p>
              </div>
              {!step.done && may[step.key] && (
                <LinkButton
                  href={step.href}
                  variant={step === next ? "primary" : "secondary"}
                  size="sm"
                  className="max-sm:ml-7"
                >
                  {step.words}
                </LinkButton>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
