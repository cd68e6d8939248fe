export type FormProblem = { path: string; message: string };

/** Every message in react-hook-form's nested errors, with the dotted path of its field, in the order of the form. */
export function listErrors(errors: object): FormProblem[] {
  return Object.entries(errors).flatMap(([name, error]) => collect(name, error));
}

function collect(path: string, error: unknown): FormProblem[] {
  if (typeof error !== "object" || error === null) return [];
  if ("message" in error && typeof error.message === "string") return [{ path, message: error.message }];
  return Object.entries(error)
    .filter(([name]) => name !== "ref" && name !== "type")
    .flatMap(([name, inner]) => collect(`${path}.${name}`, inner));
}
