/** The mark and the name. The bars step down: a debt that gets smaller. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight">
      <svg aria-hidden viewBox="0 0 20 20" className="size-5">
        <rect width="20" height="20" rx="5" className="fill-accent" />
        <path
          d="M5 5v10M10 8.5V15M15 12v3"
          className="stroke-on-accent"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      Paydown
    </span>
  );
}
