"use client";
import { ErrorNotice } from "@/components/shell/error-notice";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** `retry` asks the server again; `reset` would show once more what it wrote before. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main>
      <ErrorNotice reference={error.digest} retry={retry} />
    </main>
  );
}
