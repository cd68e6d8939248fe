/** OWASP: length over composition; the upper end keeps a megabyte from being hashed. */
export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;
