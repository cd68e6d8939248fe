/** What a one-time link's page says when the link opens nothing. */
export function deadLinkWords(state: "used" | "expired" | "suspended" | "unknown"): {
  title: string;
  about: string;
} {
  switch (state) {
    case "used":
      return {
        title: "This link was used already",
        about:
          "A password was chosen with it, or with a later link. If that was not you, have a new link mailed now.",
      };
    case "expired":
      return {
        title: "This link has expired",
        about: "Links work for a short time only. Have a new one mailed to you.",
      };
    case "suspended":
      return {
        title: "Your access is suspended",
        about: "Ask an owner of your business to let you in again.",
      };
    case "unknown":
      return {
        title: "This link does not work",
        about:
          "It may have been cut off by your mail program, or a newer link was sent. Copy the whole address, or have a new one mailed.",
      };
  }
}
