import type { Metadata } from "next";
import { Users } from "lucide-react";
import { EmptyState } from "@/components/data/empty-state";
import { Filters, SearchFilter, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, pageLinks, type SearchParams } from "@/components/data/url";
import { InviteEverybody } from "@/components/employees/invite-everybody";
import { employmentOptions, invitationOptions } from "@/components/employees/words";
import { EmployeesTable } from "@/components/employees/employees-table";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { formatCount } from "@/lib/domain/counted";
import { countInvitations } from "@/lib/queries/employees/invitation-counts";
import { listEmployees } from "@/lib/queries/employees/list-employees";
import { employeeListQuery } from "@/lib/schemas/employees/employee";
import type { InvitationCounts } from "@/lib/schemas/employees/invitation";

export const metadata: Metadata = { title: "Employees" };

const path = "/employees";
const attention = [
  { value: "near_limit", label: "Near the tax-free limit" },
  { value: "no_payable_loan", label: "No payable loan" },
];

export default async function EmployeesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const { after, before, ...filter } = employeeListQuery.parse(firstValues(await searchParams));
  const view = await listEmployees(actor, { after, before, ...filter });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const mayWrite = may(actor, "employees:write");
  const invitations = may(actor, "employees:invite") ? await countInvitations(actor) : null;
  const shown = view.rows.length;
  return (
    <>
      <PageHeader
        title="Employees"
        about="Whose loans the company pays, what was paid this year, and how much more is free of tax."
        action={mayWrite ? <Actions invitations={invitations} /> : undefined}
      />
      <Filters path={path} actions={<ExportCsvLink href={hrefWith("/api/ui/employees.csv", filter)} />}>
        <SearchFilter label="Search name, id or e-mail" value={filter.q} />
        <SelectFilter
          name="status"
          label="Status"
          value={filter.status}
          options={employmentOptions}
          all="All statuses"
        />
        <SelectFilter
          name="servicer"
          label="Servicer"
          value={filter.servicer}
          options={view.servicers.map(({ id, name }) => ({ value: id, label: name }))}
          all="All servicers"
        />
        <SelectFilter
          name="department"
          label="Department"
          value={filter.department}
          options={view.departments.map((value) => ({ value, label: value }))}
          all="All departments"
        />
        <SelectFilter
          name="pages"
          label="Own pages"
          value={filter.pages}
          options={invitationOptions}
          all="Invited or not"
        />
        <SelectFilter
          name="attention"
          label="To look at"
          value={filter.attention}
          options={attention}
          all="Everybody"
        />
      </Filters>
      <EmployeesTable
        year={view.year}
        employees={view.rows}
        empty={filtered ? <NothingFound /> : <NobodyYet mayWrite={mayWrite} />}
      />
      <Pager
        shown={`${formatCount(shown)} of ${formatCount(view.total)} employees`}
        {...pageLinks(path, filter, view)}
      />
    </>
  );
}

function Actions({ invitations }: { invitations: InvitationCounts | null }) {
  return (
    <>
      {invitations && <InviteEverybody counts={invitations} />}
      <LinkButton href={`${path}/new`}>Add an employee</LinkButton>
      <LinkButton href={`${path}/import`} variant="primary">
        Import a file
      </LinkButton>
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState
      icon={<Users />}
      title="No employee fits"
      action={<LinkButton href={path}>Show all</LinkButton>}
    >
      Nobody on the roster fits this search and these filters.
    </EmptyState>
  );
}

function NobodyYet({ mayWrite }: { mayWrite: boolean }) {
  const action = mayWrite ? (
    <LinkButton href={`${path}/import`} variant="primary">
      Import the roster
    </LinkButton>
  ) : undefined;
  return (
    <EmptyState icon={<Users />} title="Your employees and their loans will stand here" action={action}>
      Bring the roster that your HR system exports, then the file of their loans.
    </EmptyState>
  );
}
