/** Words of the API's document, in which `names` stand between backticks. */
export function Words({ children }: { children: string }) {
  return children.split("`").map((part, n) => (n % 2 === 1 ? <code key={n}>{part}</code> : part));
}

/** Code as it is, to be selected and copied; it scrolls inside itself on a narrow screen. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure className="grid min-w-0 gap-1">
      <figcaption className="text-sm text-muted">{label}</figcaption>
      {/* Focusable, so that the keyboard can scroll it. */}
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="overflow-x-auto rounded-md border bg-surface p-3 font-mono text-sm"
      >
        <code>{children}</code>
      </pre>
    </figure>
  );
}
