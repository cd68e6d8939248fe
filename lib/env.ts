import { readSettings } from "@/lib/settings";

/** The settings of this process, checked. Nothing else in lib, app and components reads `process.env` (lint says so). */
export const env = Object.freeze(readSettings(process.env));
