const password = "paydown-demo";

const people = [
  ["owner@acme.example", "Acme Robotics: everything"],
  ["admin@acme.example", "Acme Robotics: prepares accounts, employees, batches"],
  ["approver@acme.example", "Acme Robotics: approves or rejects batches"],
  ["viewer@acme.example", "Acme Robotics: reads and exports"],
  ["e10002@acme.example", "an employee of Acme Robotics"],
  ["owner@globex.example", "Globex: everything"],
  ["approver@globex.example", "Globex: approves or rejects batches"],
  ["operator@paydown.example", "operates this installation"],
];

const width = Math.max(...people.map(([email]) => email.length));

/** The lines that a person needs to sign in to the sandbox. */
export const signIns = [
  `Sign in with the password ${password} as`,
  ...people.map(([email, what]) => `  ${email.padEnd(width)}  ${what}`),
];
