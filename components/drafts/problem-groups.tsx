"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Card } from "@/components/ui/display/card";
import { cx } from "@/components/ui/class-names";
import { stateLook } from "@/components/ui/states";
import { counted } from "@/lib/domain/counted";
import type { ProblemGroup } from "@/lib/schemas/draft";
import type { Shown } from "./api";
import { useDraft } from "./draft-context";
import { useMark } from "./rows/use-mark";

type GroupsProps = { shown: Shown; onShow: (shown: Shown) => void };

/** Problems by cause with their count; each kind is looked at, mended or left out in one step. */
export function ProblemGroups({ shown, onShow }: GroupsProps) {
  const { draft } = useDraft();
  if (draft.groups.length === 0) return null;
  return (
    <Card flush>
      <h2 className="border-b px-4 py-2.5 font-medium">What needs a look</h2>
      <ul className="divide-y">
        {draft.groups.map((group) => (
          <Group key={group.code} group={group} shown={shown} onShow={onShow} />
        ))}
      </ul>
    </Card>
  );
}

function Group({ group, shown, onShow }: GroupsProps & { group: ProblemGroup }) {
  const { editable } = useDraft();
  const [busy, setBusy] = useState(false);
  const mark = useMark();
  const look = stateLook[group.severity === "error" ? "problem" : "attention"];
  const current = shown.code === group.code;
  const settled = group.open === 0;
  const act = async (what: "exclude" | "keep" | "lower") => {
    setBusy(true);
    await mark({ code: group.code }, what);
    setBusy(false);
  };
  const all = group.rows === 1 ? "" : " all";
  return (
    <li className={cx("flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2", current && "bg-hover")}>
      <look.icon aria-hidden className={cx("size-4 shrink-0", settled ? "text-done" : look.text)} />
      <p className="min-w-0 flex-1 basis-60">
        <span className="font-medium tabular-nums">{counted(group.rows, "row", "rows")}:</span> {group.title}
        <span className="text-muted">
          {group.severity === "error" ? " (error)" : settled ? " (warning, kept)" : " (warning)"}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={current}
          onClick={() => onShow({ show: "all", q: "", code: current ? undefined : group.code })}
        >
          {current ? "Show all rows" : group.rows === 1 ? "Show it" : "Show them"}
        </Button>
        {editable && (group.code === "far_above_owed" || group.code === "above_owed") && (
          <Button size="sm" disabled={busy} onClick={() => act("lower")}>
            Lower{all} to the payoff
          </Button>
        )}
        {editable && group.severity === "warning" && !settled && (
          <Button size="sm" disabled={busy} onClick={() => act("keep")}>
            Keep{all}
          </Button>
        )}
        {editable && (
          <Button size="sm" disabled={busy} onClick={() => act("exclude")}>
            Exclude{all}
          </Button>
        )}
      </div>
    </li>
  );
}
