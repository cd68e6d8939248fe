"use client";
import { Button } from "@/components/ui/controls/button";
import { Alert } from "@/components/ui/display/alert";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be shown. The reference finds the entry in the server's log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div className="mx-auto grid w-full max-w-[35rem] gap-4 px-4 py-12">
      <h1 className="text-title font-semibold tracking-tight">This page could not be shown</h1>
      <Alert
        state="problem"
        title="Nothing was lost"
        live
        actions={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        What was saved before is kept, and payments on their way go on. If you had just pressed a button, look
        at the list first to see whether it was done.
        {error.digest !== undefined && <> If it happens again, tell support the reference {error.digest}.</>}
      </Alert>
    </div>
  );
}
