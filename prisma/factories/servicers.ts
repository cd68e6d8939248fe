import { prisma } from "@/lib/db/client";

/** Servicers that borrowers' loans are with today, and the names people write for them. */
const servicers = [
  ["Aidvantage", ["Aidvantage (Maximus)", "Maximus"], "P.O. Box 4450", "Portland", "OR", "97208"],
  [
    "CRI",
    ["Central Research", "Central Research Inc", "Central Research, Inc."],
    "122 N Bloomington St",
    "Lowell",
    "AR",
    "72745",
  ],
  [
    "College Ave",
    ["College Avenue", "College Ave Student Loans"],
    "233 N King St",
    "Wilmington",
    "DE",
    "19801",
  ],
  [
    "ECSI",
    ["Heartland ECSI", "Educational Computer Systems"],
    "P.O. Box 1289",
    "Moon Township",
    "PA",
    "15108",
  ],
  ["Edfinancial", ["Edfinancial Services", "EdFinancial"], "P.O. Box 36014", "Knoxville", "TN", "37930"],
  ["MOHELA", ["Missouri Higher Education Loan Authority"], "633 Spirit Drive", "Chesterfield", "MO", "63005"],
  ["Nelnet", ["Nelnet Servicing", "Great Lakes"], "P.O. Box 82561", "Lincoln", "NE", "68501"],
  ["Sallie Mae", ["SallieMae", "Sallie Mae Bank"], "P.O. Box 3319", "Wilmington", "DE", "19804"],
  ["SoFi", ["SoFi Lending", "Social Finance"], "234 1st Street", "San Francisco", "CA", "94105"],
] as const;

/** Writes the servicers once; those that stand are left alone. */
export async function writeServicers(): Promise<void> {
  await prisma.servicer.createMany({
    data: servicers.map(([name, aliases, street1, city, state, zipcode]) => ({
      name,
      aliases: [...aliases],
      street1,
      city,
      state,
      zipcode,
    })),
    skipDuplicates: true,
  });
}
