import { readSettings } from "@/lib/settings";

/** The settings of this process, checked. Nothing else reads `process.env`. */
export const env = Object.freeze(readSettings(process.env));
