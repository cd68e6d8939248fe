// Loaded into web before Next, which would answer these with a 500 and a log line, as if the fault were ours.
import http from "node:http";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const { emit } = http.Server.prototype;
http.Server.prototype.emit = function emitUnlessRefused(event, ...given) {
  const refusal = event === "request" ? refusalOf(given[0]) : null;
  if (refusal === null) return emit.call(this, event, ...given);
  answer(given[1], refusal);
  return true;
};

/** @param {http.IncomingMessage} request */
function refusalOf({ method = "", url = "" }) {
  const isApi = url.startsWith("/api/");
  if (!methods.includes(method)) {
    const allow = methods.join(", ");
    const detail = `${method} is not done here; allowed: ${allow}.`;
    return { isApi, status: 405, title: "Method Not Allowed", detail, headers: { allow } };
  }
  if (isText(url.split("?", 1)[0] ?? "")) return null;
  const detail =
    "The path is not UTF-8 text: expected two hexadecimal digits behind each %. Write % itself as %25.";
  return { isApi, status: 400, title: "Bad Request", detail, headers: {} };
}

/** @param {string} path */
function isText(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** As what the path's other answers are: JSON of the API, or text for a person's browser. */
function answer(response, { isApi, status, title, detail, headers }) {
  const body = isApi ? JSON.stringify({ error: { title, detail } }) : detail;
  response.writeHead(status, {
    ...headers,
    "cache-control": "no-store",
    "content-length": Buffer.byteLength(body),
    "content-type": `${isApi ? "application/json" : "text/plain"}; charset=utf-8`,
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
