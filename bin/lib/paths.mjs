import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: every path in bin/ is said from here, so that a command works from any folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export const inRoot = (...parts) => path.join(root, ...parts);
