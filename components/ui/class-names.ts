/** Joins class names; what is false or missing is left out. */
export { clsx as cx } from "clsx";
