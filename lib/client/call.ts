/** What the API refused, or could not do: its HTTP status and the answer's body as it came. */
export class PaydownError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly retryAfterSeconds: number | null,
  ) {
    super(detailOf(body) ?? `The API answered ${status}.`);
    this.name = "PaydownError";
  }
}

export type ClientOptions = {
  key: string;
  /** Where Paydown is, such as "https://paydown.example". */
  baseUrl: string;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
};

export type PostOptions = {
  /** Sent again with the same body it gives the first answer, and nothing is done twice. */
  idempotencyKey?: string;
};

type Query = Readonly<Record<string, string | number | undefined>>;
export type Asked = { query?: Query | undefined; body?: unknown; options?: PostOptions | undefined };
export type Call = <Answer>(method: string, path: string, asked?: Asked) => Promise<Answer>;

/** One request: JSON out, JSON or text back. @throws PaydownError for any answer but 2xx */
export function makeCall({ key, baseUrl, fetch: send = fetch }: ClientOptions): Call {
  return async <Answer>(method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const { query = {}, body, options = {} } = asked;
    const url = new URL(`${baseUrl.replace(/\/+$/, "")}/api/v1${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await send(url.href, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    const answer: unknown = isJson ? JSON.parse(text) : text;
    if (!response.ok) {
      const after = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
      throw new PaydownError(response.status, answer, Number.isNaN(after) ? null : after);
    }
    return answer as Answer; // the document says so, and the tests hold the server to it
  };
}

/** An invalid batch is answered with itself: its first reason stands for all of them. */
function detailOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  if ("errors" in body && Array.isArray(body.errors)) {
    const first: unknown = body.errors[0];
    return typeof first === "string" ? first : null;
  }
  if (!("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("detail" in error)) return null;
  return typeof error.detail === "string" ? error.detail : null;
}

type ListPage<Item> = { data: Item[]; next_cursor: string | null };

/** All rows of a list, page after page: `for await (const one of everyOne((cursor) => api.listBorrowers({ cursor })))`. */
export async function* everyOne<Item>(
  list: (cursor: string | undefined) => Promise<ListPage<Item>>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  for (;;) {
    const page = await list(cursor);
    yield* page.data;
    // That of GET /events is never null: it stays the same while nothing new came.
    if (page.next_cursor === null || page.next_cursor === cursor) return;
    cursor = page.next_cursor;
  }
}
