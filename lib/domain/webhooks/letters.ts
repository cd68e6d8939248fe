/** Told to owners: an endpoint was switched off, because nothing had arrived there for days. */
export function disabledLetter(of: { url: string; since: string; waiting: number; link: string }): {
  kind: string;
  subject: string;
  text: string;
} {
  const left = of.waiting === 0 ? "Nothing was waiting for it." : `${of.waiting} events had not arrived yet.`;
  return {
    kind: "webhook_disabled",
    subject: `Webhooks to ${new URL(of.url).host} were switched off`,
    text: [
      `Nothing has arrived at ${of.url} since ${of.since}, so Paydown no longer sends events there. ${left}`,
      "No event is lost: mend the receiver, switch the endpoint on again, and send what it missed from its page.",
      "",
      of.link,
      "",
    ].join("\n"),
  };
}
