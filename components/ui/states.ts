import type { LucideIcon } from "lucide-react";
import { CircleCheck, Clock, OctagonAlert, TriangleAlert } from "lucide-react";

/** The four states that a thing can be in. Colour never tells it alone: a word always stands beside it. */
export type State = "waiting" | "attention" | "problem" | "done";

type Look = { text: string; soft: string; dot: string; icon: LucideIcon };

export const stateLook: Record<State, Look> = {
  waiting: { text: "text-waiting", soft: "bg-waiting-soft", dot: "bg-waiting", icon: Clock },
  attention: { text: "text-attention", soft: "bg-attention-soft", dot: "bg-attention", icon: TriangleAlert },
  problem: { text: "text-problem", soft: "bg-problem-soft", dot: "bg-problem", icon: OctagonAlert },
  done: { text: "text-done", soft: "bg-done-soft", dot: "bg-done", icon: CircleCheck },
};
