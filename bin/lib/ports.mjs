import net from "node:net";

const highestPort = 65535;

function listens(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}

/**
 * Whether nobody holds the port, on IPv4 or IPv6. Any other refusal (a port below 1024) is thrown.
 *
 * @param {number} port
 */
export async function isFree(port) {
  for (const host of ["::", "0.0.0.0"]) {
    try {
      await listens(port, host);
    } catch (error) {
      if (error.code === "EADDRINUSE") return false;
      if (error.code !== "EAFNOSUPPORT" && error.code !== "EADDRNOTAVAIL") throw error;
    }
  }
  return true;
}

/**
 * The first free port from `from` upwards.
 *
 * @param {number} from
 */
export async function nextFree(from) {
  for (let port = from; port <= highestPort; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${from} upwards.`);
}

/**
 * A port of the system's own choice on the loopback address.
 *
 * @returns {Promise<number>}
 */
export const anyFree = () => listens(0, "127.0.0.1");
