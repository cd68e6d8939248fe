"use client";
import { useEffect, useRef } from "react";
import { Button } from "../ui/controls/button";
import { Alert } from "../ui/display/alert";

const checkEveryMs = 3000;
// A page that fails with everything up is at fault itself: not to be asked again and again.
const healthyRetryMs = 60_000;

let lastRetryAt = 0;

type ErrorNoticeProps = { reference: string | undefined; retry: () => void };

/**
 * A page that could not be shown: what is safe, what to do, the reference that finds it in the server's log. While the
 * server or its database is away it asks every few seconds, and shows the page by itself as soon as they answer.
 */
export function ErrorNotice({ reference, retry }: ErrorNoticeProps) {
  const latest = useRef(retry);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    let wasAway = false;
    const check = async () => {
      const well = await fetch("/api/health", { cache: "no-store" }).then(
        (answer) => answer.ok,
        () => false,
      );
      wasAway ||= !well;
      if (!well || (!wasAway && Date.now() - lastRetryAt < healthyRetryMs)) return;
      wasAway = false;
      lastRetryAt = Date.now();
      latest.current();
    };
    const timer = setInterval(() => void check(), checkEveryMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="mx-auto grid w-full max-w-[35rem] gap-4 px-4 py-12">
      <h1 className="text-title font-semibold tracking-tight">This page could not be shown</h1>
      <Alert
        state="problem"
        title="Nothing was lost"
        live
        actions={
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        What was saved before is kept, and payments on their way go on. If you had just pressed a button, look
        at the list first to see whether it was done. The page comes back by itself when the server answers
        again.
        {reference !== undefined && <> If it does not, tell support the reference {reference}.</>}
      </Alert>
    </div>
  );
}
