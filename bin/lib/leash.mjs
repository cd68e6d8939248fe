// Loaded into web and worker before their own code. A parent that was killed outright cannot stop them; without it
// they would hold the port and go on working beside the next start's.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

// Only for the process itself: `next dev` hands its arguments on to a child, which lives by its own channel.
const at = process.execArgv.indexOf(import.meta.url);
if (at > 0) process.execArgv.splice(at - 1, 2);
