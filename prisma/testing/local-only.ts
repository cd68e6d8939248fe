const localHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Tests delete and truncate: they touch nothing that is not on this machine.
 *
 * @throws Error for an address whose host is another one, or given in its query
 */
export function assertLocal(address: string): void {
  const url = new URL(address);
  const hosts = [url.hostname, ...url.searchParams.getAll("host"), ...url.searchParams.getAll("hostaddr")];
  for (const host of hosts) {
    if (!localHosts.has(host))
      throw new Error(`Tests run on a database of this machine only, not on ${host}.`);
  }
}
