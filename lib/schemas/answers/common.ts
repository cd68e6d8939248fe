import { z } from "zod";

// The shapes of the API's answers, for its document and for the tests that hold every answer against them. The views that
// fill them are types beside the queries.

export const moneyOut = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .meta({ id: "Money", description: "Dollars and cents as text, two places.", examples: ["437.50"] });

export const dayOut = z.iso
  .date()
  .meta({ id: "Day", description: "A day in New York.", examples: ["2026-11-23"] });

export const instantOut = z.iso
  .datetime()
  .meta({ id: "Instant", description: "A moment in UTC.", examples: ["2026-11-23T14:00:00.000Z"] });

export const uuidOut = z.uuid().meta({ id: "Uuid" });

/** Every error of the API has this shape; `errors` is there only where there is more to say than one sentence. */
export const errorOut = z
  .object({
    error: z.object({
      title: z.string(),
      detail: z.string(),
      errors: z
        .array(z.object({ path: z.string(), message: z.string(), reference_id: z.string().nullable() }))
        .optional(),
    }),
  })
  .meta({
    id: "Error",
    description: "What was wrong, in a sentence, and field by field where there are several.",
  });

export const pageOut = <Item extends z.ZodType>(item: Item, id: string) =>
  z
    .object({
      data: z.array(item),
      next_cursor: z
        .string()
        .nullable()
        .meta({ description: "Goes into `?cursor=` for what follows; null at the end." }),
    })
    .meta({ id });
