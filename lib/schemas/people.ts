import { z } from "zod";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "@/lib/domain/people/password";
import { roles } from "@/lib/domain/people/roles";

const NAME_LENGTH_MAX = 100;
const EMAIL_LENGTH_MAX = 254;

export const emailText = z
  .string()
  .trim()
  .toLowerCase()
  .max(EMAIL_LENGTH_MAX, `An e-mail has at most ${EMAIL_LENGTH_MAX} characters.`)
  .pipe(z.email("Expected an e-mail such as ana@company.com."));

const passwordText = z
  .string()
  .min(
    PASSWORD_LENGTH_MIN,
    `A password has at least ${PASSWORD_LENGTH_MIN} characters. A few words make a good one.`,
  )
  .max(PASSWORD_LENGTH_MAX, `A password has at most ${PASSWORD_LENGTH_MAX} characters.`);

export const setPasswordInput = z
  .object({ token: z.string().max(100), password: passwordText, repeated: z.string() })
  .refine((given) => given.password === given.repeated, {
    path: ["repeated"],
    message: "The two passwords differ. Type the same one twice.",
  });

export const askForPasswordInput = z.object({ email: emailText });

export const personName = z
  .string()
  .trim()
  .min(1, "Say who this is: a name.")
  .max(NAME_LENGTH_MAX, `A name has at most ${NAME_LENGTH_MAX} characters.`);

const role = z.enum(roles, "Choose one of the roles.");

export const addPersonInput = z.object({ name: personName, email: emailText, role });
export type AddPerson = z.output<typeof addPersonInput>;

export const changeRoleInput = z.object({ userId: z.uuid(), role });
export type ChangeRole = z.output<typeof changeRoleInput>;

export const personInput = z.object({ userId: z.uuid() });
