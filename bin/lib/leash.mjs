// Loaded into web and worker before their own code. A parent that was killed outright cannot stop them; without it
// they would hold the port and go on working beside the next start's.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
