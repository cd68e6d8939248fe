import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie } from "@/components/shell/cookies";
import { themeAttribute } from "@/components/shell/theme";
import { ToastProvider } from "@/components/ui/overlays/toast";
import { TooltipLayer } from "@/components/ui/overlays/tooltip";

export const metadata: Metadata = {
  title: { default: "Paydown", template: "%s · Paydown" },
  description: "Employers pay their employees' student loans.",
  robots: { index: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** Reads a cookie, and so is written anew for each request: the content policy's nonce needs that too. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeAttribute((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" {...theme}>
      <body>
        <ToastProvider>{children}</ToastProvider>
        <TooltipLayer />
      </body>
    </html>
  );
}
