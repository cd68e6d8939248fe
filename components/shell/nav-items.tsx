import type { ReactNode } from "react";
import {
  ArrowLeftRight,
  Banknote,
  CalendarSync,
  ChartColumn,
  CircleCheckBig,
  GraduationCap,
  Landmark,
  LayoutDashboard,
  Scale,
  Server,
  Settings,
  TriangleAlert,
  Users,
} from "lucide-react";

export type NavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  /** After `g` it leads there. */
  letter?: string;
  /** How many wait there; 0 shows nothing. */
  count?: number;
  /** What is counted, for screen readers: "waiting for approval". */
  counted?: string;
};

const icon = "size-4 shrink-0";

/** All that an employer's people may see; the page leaves out what this person may not, and adds the counts. */
export const employerNav: readonly NavItem[] = [
  {
    href: "/overview",
    label: "Overview",
    letter: "o",
    icon: <LayoutDashboard aria-hidden className={icon} />,
  },
  {
    href: "/batch-payments",
    label: "Batch payments",
    letter: "b",
    icon: <Banknote aria-hidden className={icon} />,
  },
  {
    href: "/approvals",
    label: "Approvals",
    letter: "a",
    icon: <CircleCheckBig aria-hidden className={icon} />,
  },
  { href: "/employees", label: "Employees", letter: "e", icon: <Users aria-hidden className={icon} /> },
  {
    href: "/source-accounts",
    label: "Source accounts",
    letter: "s",
    icon: <Landmark aria-hidden className={icon} />,
  },
  {
    href: "/reconciliation",
    label: "Reconciliation",
    letter: "r",
    icon: <Scale aria-hidden className={icon} />,
  },
  {
    href: "/exceptions",
    label: "Exceptions",
    letter: "x",
    icon: <TriangleAlert aria-hidden className={icon} />,
  },
  { href: "/reports", label: "Reports", letter: "p", icon: <ChartColumn aria-hidden className={icon} /> },
  { href: "/settings/team", label: "Settings", letter: "t", icon: <Settings aria-hidden className={icon} /> },
];

/** A borrower's own pages. */
export const borrowerNav: readonly NavItem[] = [
  { href: "/my/loans", label: "My loans", letter: "l", icon: <GraduationCap aria-hidden className={icon} /> },
  {
    href: "/my/payments",
    label: "Payments",
    letter: "p",
    icon: <ArrowLeftRight aria-hidden className={icon} />,
  },
  { href: "/my/accounts", label: "Accounts", letter: "a", icon: <Landmark aria-hidden className={icon} /> },
  { href: "/my/autopay", label: "Autopay", letter: "u", icon: <CalendarSync aria-hidden className={icon} /> },
];

/** The installation's operator. */
export const operatorNav: readonly NavItem[] = [
  { href: "/operator", label: "Installation", letter: "i", icon: <Server aria-hidden className={icon} /> },
];
