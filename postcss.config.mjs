/** Tailwind 4 is the only transformation; its tokens stand in app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
