/** Nobody has this id: what names nobody keeps its place among what is looked up, and is found to be no one. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Asked before an id from an address goes to the database, which answers other text with an error instead of no row. */
export const isUuid = (text: string): boolean => UUID.test(text);
