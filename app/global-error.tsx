"use client";
import "./globals.css";
import { ErrorNotice } from "@/components/shell/error-notice";

/** Stands in when the layout itself fails, so it brings its own `<html>`, and only a reload helps. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Paydown</title>
        <main>
          <ErrorNotice reference={error.digest} retry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  );
}
