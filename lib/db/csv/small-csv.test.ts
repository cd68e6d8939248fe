import { expect, it } from "vitest";
import { smallCsv } from "./small-csv";

it("a short list is a CSV with a head, escaped and quoted", async () => {
  const { name, body } = smallCsv(
    "people",
    [
      { who: "=Ana", note: 'a "b", c', n: 3 },
      { who: "Ben", note: null, n: 0 },
    ],
    {
      who: (row) => row.who,
      note: (row) => row.note,
      n: (row) => row.n,
    },
  );
  expect(name).toBe("people");
  expect(await new Response(body).text()).toBe('who,note,n\r\n\'=Ana,"a ""b"", c",3\r\nBen,,0\r\n');
});
