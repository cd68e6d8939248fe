/** What Paydown understands in a file of each kind, and by which names. */
export const FIELDS = {
  contributions: ["employeeId", "name", "email", "amount", "loanNumber", "reference", "memo"],
  roster: [
    "employeeId",
    "firstName",
    "lastName",
    "email",
    "hireDate",
    "employmentStatus",
    "state",
    "department",
    "external127Ytd",
  ],
  loans: [
    "employeeId",
    "servicer",
    "loanNumber",
    "loanType",
    "status",
    "principal",
    "interest",
    "rate",
    "originationDate",
    "monthlyPayment",
  ],
} as const;

export type FileKind = keyof typeof FIELDS;
export type FieldOf<K extends FileKind> = (typeof FIELDS)[K][number];
export type AnyField = FieldOf<FileKind>;
export type ContributionField = FieldOf<"contributions">;

/** Of each group one column must be there. */
const REQUIRED: { [K in FileKind]: readonly (readonly FieldOf<K>[])[] } = {
  contributions: [["employeeId", "email"], ["amount"]],
  roster: [["employeeId"], ["firstName"], ["lastName"]],
  loans: [
    ["employeeId"],
    ["servicer"],
    ["loanNumber"],
    ["loanType"],
    ["status"],
    ["principal"],
    ["interest"],
    ["rate"],
    ["originationDate"],
  ],
};

export const requiredFields = <K extends FileKind>(kind: K): readonly (readonly FieldOf<K>[])[] =>
  REQUIRED[kind];

const LABELS: Record<AnyField, string> = {
  employeeId: "Employee id",
  name: "Name",
  email: "E-mail",
  amount: "Amount",
  loanNumber: "Loan account number",
  reference: "Reference",
  memo: "Memo",
  firstName: "First name",
  lastName: "Last name",
  hireDate: "Hire date",
  employmentStatus: "Employment status",
  state: "State",
  department: "Department",
  external127Ytd: "Educational assistance elsewhere this year",
  servicer: "Servicer",
  loanType: "Loan type",
  status: "Loan status",
  principal: "Outstanding principal",
  interest: "Outstanding interest",
  rate: "Interest rate",
  originationDate: "Origination date",
  monthlyPayment: "Monthly payment",
};

/** What a page calls the field. */
export const fieldLabel = (field: AnyField): string => LABELS[field];

/** Headers are compared without case, accents, punctuation: "Loan Acct #" is "loan acct", "Personnel no." "personnel no". */
export const foldHeader = (header: string): string =>
  header
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    // camelCase, as programs write it
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const names = (text: string): ReadonlySet<string> => new Set(text.split(",").map((name) => name.trim()));

const EMPLOYEE_ID = names(
  "external id,employee id,employee no,employee nr,employee number,employee num,employee code,employee,emp id,emp no,emp number,emp,personnel no,personnel number,personnel id,personnel,payroll id,payroll no,payroll number,worker id,worker,staff id,staff no,staff number,associate id,file number,file no,person id,person number,borrower external id,id,ee id,eeid",
);
const EMAIL = names(
  "email,e mail,work email,work e mail,email address,e mail address,work email address,business email,company email,employee email,employee e mail,mail",
);
const LOAN_NUMBER = names(
  "loan account number,loan account no,loan account,loan acct,loan acct no,loan acct number,loan number,loan no,loan nr,loan id,loan,loan num,account number,account no,acct no,acct number,acct,account,servicer account,servicer account number,student loan account,student loan account number,loan account id",
);

const SYNONYMS: Partial<Record<AnyField, ReadonlySet<string>>> = {
  employeeId: EMPLOYEE_ID,
  name: names(
    "name,employee name,full name,borrower,borrower name,worker name,staff name,last name first name,name last first,employee full name,emp name",
  ),
  email: EMAIL,
  amount: names(
    "amount,amount usd,amount in usd,amt,contribution,contribution amount,contribution amt,contribution usd,payment,payment amount,payment amt,employer contribution,employer contribution amount,employer amount,student loan contribution,student loan payment,slp amount,slr amount,deduction amount,usd,value,pay,benefit amount,sum,amount to pay,total contribution",
  ),
  loanNumber: LOAN_NUMBER,
  reference: names(
    "reference,reference id,ref,ref id,ref no,reference no,reference number,item reference,item reference id,payment reference",
  ),
  memo: names("memo,note,notes,comment,comments,remark,remarks,description,text,purpose"),
  firstName: names(
    "first name,given name,forename,first,employee first name,legal first name,preferred first name",
  ),
  lastName: names("last name,surname,family name,last,employee last name,legal last name"),
  hireDate: names(
    "hire date,date of hire,hired,hired on,start date,date hired,original hire date,employment start date",
  ),
  employmentStatus: names("employment status,status,employee status,worker status,emp status,active status"),
  state: names("state,work state,home state,state code,state of residence,residence state,us state"),
  department: names("department,dept,cost center,team,division,department name"),
  external127Ytd: names(
    "external 127 ytd,127 ytd,external 127,educational assistance ytd,tuition ytd,other 127 ytd",
  ),
  servicer: names("servicer,servicer name,loan servicer,lender,lender name,loan servicer name"),
  loanType: names("loan type,type,type of loan"),
  status: names("status,loan status,status code,loan status code"),
  principal: names(
    "outstanding principal,principal,principal balance,current principal,outstanding principal balance",
  ),
  interest: names(
    "outstanding interest,interest,accrued interest,interest balance,unpaid interest,outstanding interest balance",
  ),
  rate: names("interest rate,rate,interest rate percent,current rate,rate percent"),
  originationDate: names(
    "origination date,loan date,date of loan,originated,originated on,disbursement date,first disbursement date,loan origination date",
  ),
  monthlyPayment: names(
    "monthly payment,scheduled payment,payment,payment amount,monthly payment amount,scheduled amount",
  ),
};

/** Where no name of the list fits: words that name a field by themselves, if one column only has them. */
const HINTS: Partial<Record<AnyField, { has: RegExp; not?: RegExp }>> = {
  email: { has: /\be ?mail\b/ },
  amount: { has: /\b(amount|contribution)\b/, not: /\b(ytd|total|balance|tax|fee|year|prior|limit|max)\b/ },
  loanNumber: {
    has: /\bloan\b.*\b(acct|account|number|no|nr|id)\b/,
    not: /\b(type|status|date|balance|amount)\b/,
  },
  employeeId: {
    has: /\b(employee|emp|personnel|worker|staff|payroll|external)\b.*\b(id|no|nr|num|number|code)\b/,
  },
};

export const isNameOf = (field: AnyField, header: string): boolean => SYNONYMS[field]?.has(header) ?? false;

export function hintsAt(field: AnyField, header: string): boolean {
  const hint = HINTS[field];
  return hint !== undefined && hint.has.test(header) && !(hint.not?.test(header) ?? false);
}
