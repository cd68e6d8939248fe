/** The steps of the guide, each in three languages. All of one language, one after the other, is a program: a test runs it. */
export type Sample = { title: string; about: string; curl: string; typescript: string; python: string };

export const firstBatch: readonly Sample[] = [
  {
    title: "1. Say who you are",
    about:
      "A key is made under Settings, API keys, and goes into the Authorization header of every request. Keep it where your program keeps its secrets.",
    curl: `# PAYDOWN_URL is this server's address, PAYDOWN_KEY your key.
call() {
  curl --silent --show-error --fail-with-body --request "$1" "$PAYDOWN_URL/api/v1$2" \\
    --header "Authorization: Bearer $PAYDOWN_KEY" \\
    --header "Content-Type: application/json" "\${@:3}"
}
field() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p" | head -n 1; }`,
    typescript: `// lib/client/paydown.ts and call.ts stand in Paydown's sources: copy both.
import { paydown } from "./lib/client/paydown";

const { PAYDOWN_URL = "", PAYDOWN_KEY = "" } = process.env;
const api = paydown({ baseUrl: PAYDOWN_URL, key: PAYDOWN_KEY });`,
    python: `import json
import os
import urllib.request
import uuid

BASE = os.environ["PAYDOWN_URL"] + "/api/v1"
KEY = os.environ["PAYDOWN_KEY"]


def call(method, path, body=None, headers=None):
    request = urllib.request.Request(
        BASE + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": "Bearer " + KEY,
            "Content-Type": "application/json",
            **(headers or {}),
        },
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)`,
  },
  {
    title: "2. Make a Borrower",
    about:
      "Two names are enough. Keep both id and uuid of the answer; an external_id of yours lets you find the Borrower again without either.",
    curl: `BORROWER=$(call POST /borrowers --data '{
  "borrower": {"first_name": "James", "last_name": "Kirk"}
}' | field uuid)`,
    typescript: `const borrower = await api.createBorrower({
  borrower: { first_name: "James", last_name: "Kirk" },
});`,
    python: `borrower = call("POST", "/borrowers", {
    "borrower": {"first_name": "James", "last_name": "Kirk"}
})`,
  },
  {
    title: "3. Give the Borrower a loan",
    about:
      "By giving it you vouch that it is theirs. The servicer goes by the name that GET /servicers has, or an alias of it. Given again, the same loan is brought up to date.",
    curl: `LOAN=$(call POST "/borrowers/$BORROWER/loans" --data '{
  "loans": [{
    "account_number": "1012345678",
    "interest_rate": 5.5,
    "loan_type": "Direct Unsubsidized",
    "original_principal": "20000.00",
    "origination_date": "2018-08-20",
    "outstanding_interest": "120.50",
    "outstanding_principal": "18250.00",
    "servicer_name": "Nelnet",
    "status": "RP"
  }]
}' | sed -n 's/^{"loans":\\[{"id":"\\([^"]*\\)".*/\\1/p')`,
    typescript: `const { loans } = await api.addLoans(borrower.uuid, {
  loans: [
    {
      account_number: "1012345678",
      interest_rate: 5.5,
      loan_type: "Direct Unsubsidized",
      original_principal: "20000.00",
      origination_date: "2018-08-20",
      outstanding_interest: "120.50",
      outstanding_principal: "18250.00",
      servicer_name: "Nelnet",
      status: "RP",
    },
  ],
});`,
    python: `loans = call("POST", "/borrowers/" + borrower["uuid"] + "/loans", {
    "loans": [{
        "account_number": "1012345678",
        "interest_rate": 5.5,
        "loan_type": "Direct Unsubsidized",
        "original_principal": "20000.00",
        "origination_date": "2018-08-20",
        "outstanding_interest": "120.50",
        "outstanding_principal": "18250.00",
        "servicer_name": "Nelnet",
        "status": "RP",
    }]
})["loans"]`,
  },
  {
    title: "4. Choose the account that pays",
    about: "A batch draws on an account of your business, never on a Borrower's.",
    curl: `ACCOUNT=$(call GET "/source_accounts?limit=1" | sed -n 's/.*"id":"\\([^"]*\\)".*/\\1/p')`,
    typescript: `const [account] = (await api.listSourceAccounts({ limit: 1 })).data;`,
    python: `account = call("GET", "/source_accounts?limit=1")["data"][0]`,
  },
  {
    title: "5. Release the batch",
    about:
      "POST is the release: from here the money moves. Give the batch and each payment a reference_id of your own: sent again after a lost answer, the same payload gives the first batch instead of a second one. number_of_payments and total_amount say what you believe you send; where they differ from the payments, nothing moves.",
    curl: `REFERENCE="first-batch-$$-$RANDOM"
BATCH=$(call POST /batch_payments --header "Idempotency-Key: $REFERENCE" --data '{
  "batch_payment": {
    "number_of_payments": 1,
    "payments": [{
      "allocation": {"type": "loan", "id": "'"$LOAN"'"},
      "amount": "100.00",
      "borrower_id": "'"$BORROWER"'",
      "reference_id": "'"$REFERENCE-1"'"
    }],
    "reference_id": "'"$REFERENCE"'",
    "source_account_id": "'"$ACCOUNT"'",
    "total_amount": "100.00"
  }
}' | sed -n 's/^{"id":"\\([^"]*\\)".*/\\1/p')`,
    typescript: `const reference = \`first-batch-\${crypto.randomUUID()}\`;
const batch = await api.createBatchPayment(
  {
    batch_payment: {
      number_of_payments: 1,
      payments: [
        {
          allocation: { type: "loan", id: loans[0]?.id ?? "" },
          amount: "100.00",
          borrower_id: borrower.uuid,
          reference_id: \`\${reference}-1\`,
        },
      ],
      reference_id: reference,
      source_account_id: account?.id ?? "",
      total_amount: "100.00",
    },
  },
  {},
  { idempotencyKey: reference },
);`,
    python: `reference = "first-batch-" + str(uuid.uuid4())
batch = call("POST", "/batch_payments", {
    "batch_payment": {
        "number_of_payments": 1,
        "payments": [{
            "allocation": {"type": "loan", "id": loans[0]["id"]},
            "amount": "100.00",
            "borrower_id": borrower["uuid"],
            "reference_id": reference + "-1",
        }],
        "reference_id": reference,
        "source_account_id": account["id"],
        "total_amount": "100.00",
    }
}, {"Idempotency-Key": reference})`,
  },
  {
    title: "6. See it arrive",
    about:
      "In the sandbox time stands still until somebody moves it. Move it to the day on which the batch is expected to be confirmed; the answer comes when all work due by then is done.",
    curl: `WHEN=$(call GET "/batch_payments/$BATCH" | field confirmed_expected)
call POST /sandbox/clock --data '{"advance_to": "'"$WHEN"'"}' > /dev/null
call GET "/batch_payments/$BATCH" | sed -n 's/.*"status":"\\(complete\\)","total_amount".*/\\1/p'`,
    typescript: `await api.advanceSandboxClock({ advance_to: batch.dates?.confirmed_expected ?? "" });
const arrived = await api.getBatchPayment(batch.id ?? "");
console.log(arrived.status);`,
    python: `call("POST", "/sandbox/clock", {"advance_to": batch["dates"]["confirmed_expected"]})
arrived = call("GET", "/batch_payments/" + batch["id"])
print(arrived["status"])`,
  },
];

export const programOf = (language: "curl" | "typescript" | "python"): string =>
  firstBatch.map((sample) => sample[language]).join("\n\n");
