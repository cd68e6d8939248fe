import type { ReactNode } from "react";
import { SkipLink } from "./app-shell";
import { Brand } from "./brand";

type PlainShellProps = { title: string; about?: ReactNode; children: ReactNode; sandboxBar?: ReactNode };

/** One narrow column under the mark: signing in, setting a password, a page that is not there. */
export function PlainShell({ title, about, children, sandboxBar }: PlainShellProps) {
  return (
    <>
      <SkipLink />
      {sandboxBar}
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-[26rem] gap-6 px-4 pt-[12vh] pb-12">
        <Brand />
        <div className="grid gap-1">
          <h1 className="text-title font-semibold tracking-tight">{title}</h1>
          {about !== undefined && <div className="text-muted">{about}</div>}
        </div>
        {children}
      </main>
    </>
  );
}
