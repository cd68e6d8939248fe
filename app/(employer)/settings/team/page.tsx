import type { Metadata } from "next";
import { DataTable, type Column } from "@/components/data/data-table";
import { ExportCsvLink } from "@/components/data/pager";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { AddPerson } from "@/components/team/add-person";
import { PersonActions } from "@/components/team/person-actions";
import { AgoText } from "@/components/ui/display/day";
import { NoValue } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { roleWords } from "@/lib/domain/people/roles";
import { listPeople } from "@/lib/queries/team/list-people";
import type { PersonView } from "@/lib/schemas/team";

export const metadata: Metadata = { title: "Team" };

const status = {
  active: { state: "done", word: "Active" },
  invited: { state: "waiting", word: "Invited", next: "Has not chosen a password yet" },
  suspended: { state: "problem", word: "Suspended" },
} as const;

const columns: readonly Column<PersonView>[] = [
  { key: "name", head: "Name", cell: (person) => person.name },
  { key: "email", head: "E-mail", cell: (person) => person.email },
  {
    key: "role",
    head: "Role",
    cell: (person) => <span data-tip={roleWords(person.role).may}>{roleWords(person.role).label}</span>,
  },
  { key: "status", head: "Status", cell: (person) => <StatusDot {...status[person.status]} /> },
  {
    key: "seen",
    head: "Signed in",
    cell: (person) => (person.seen === null ? <NoValue word="not now" /> : <AgoText {...person.seen} />),
  },
];

export default async function TeamPage() {
  const actor = await employerPage();
  const people = await listPeople(actor);
  const mayWrite = may(actor, "team:write");
  const actions: Column<PersonView> = {
    key: "actions",
    head: "Actions",
    hideHead: true,
    align: "end",
    interactive: true,
    cell: (person) => <PersonActions person={person} isSelf={person.userId === actor.userId} />,
  };
  return (
    <>
      <PageHeader
        title="Settings"
        about="Who works with this business, and what each of them may do."
        action={
          <>
            <ExportCsvLink href="/api/ui/people.csv" />
            {mayWrite && <AddPerson />}
          </>
        }
      />
      <SettingsTabs current="/settings/team" />
      <DataTable<PersonView>
        caption="People of this business"
        rows={people}
        rowKey={(person) => person.userId}
        columns={mayWrite ? [...columns, actions] : columns}
      />
    </>
  );
}
