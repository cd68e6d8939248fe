"use client";
import "./globals.css";
import ErrorPage from "./error";

/** Stands in when the layout itself fails, so it brings its own `<html>`. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Paydown</title>
        <main>
          <ErrorPage {...props} />
        </main>
      </body>
    </html>
  );
}
