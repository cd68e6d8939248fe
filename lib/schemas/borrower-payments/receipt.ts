/** What a receipt says, in words: its title, facts in order, what happened with its time, and what was agreed to. */
export type Receipt = {
  number: string;
  business: string;
  title: string;
  status: string;
  facts: readonly { label: string; value: string }[];
  history: readonly { what: string; when: string }[];
  mandates: readonly { text: string; agreed: string }[];
  printed: string;
};
