/** Turns while something is worked on. Silent: the words beside it speak. */
export function Spinner() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0 animate-spin" fill="none" strokeWidth="2">
      <circle cx="8" cy="8" r="6" className="stroke-current opacity-25" />
      <path d="M8 2a6 6 0 0 1 6 6" className="stroke-current" strokeLinecap="round" />
    </svg>
  );
}
