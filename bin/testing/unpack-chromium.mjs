// Run with TMPDIR set: @sparticuz/chromium unpacks itself there and nowhere else.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
