import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";

const nonceBytes = 16;

/** Gives each page its content policy with a nonce of its own; Next puts the nonce on the scripts that it writes. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(nonceBytes))).toString("base64");
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of fixedHeaders) response.headers.set(name, value);
  // Only there: over http a browser ignores it, and a proxy in front says how the person really came.
  const scheme = request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol;
  if (scheme.startsWith("https")) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}

const fixedHeaders = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"],
] as const;

/** No inline script or style without the nonce, nothing from elsewhere. Style attributes are refused too: SVG or classes. */
function contentPolicy(nonce: string, development: boolean): string {
  // React's development build evaluates code to show where an error came from, and reload speaks over a socket.
  const scriptMore = development ? " 'unsafe-eval'" : "";
  const connectMore = development ? " ws:" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scriptMore}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${connectMore}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  // Not /api: a proxy cuts request bodies at 10 MB without an error. Not the files of the build: they need no policy.
  matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)"],
};
