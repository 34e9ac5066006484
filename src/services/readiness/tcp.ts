import { type Check, lastWords, placeOf, type Target } from "./target.js";
import { NO_TOOL, noTool } from "./tools.js";

/** Where sockets are listed, each so many probes connects all the same. */
const CONNECT_EACH = 8;

/**
 * A port that something listens on, as seen from the network of the steps. Where the service is in that very network its
 * sockets are listed there, which takes no tool and disturbs nobody; else a connection is made.
 */
export function tcpCheck(target: Target, port: number): Check {
  const { pod, spec, container } = target;
  let asked = 0;
  return async (limitMs) => {
    const place = placeOf(target, port);
    asked += 1;
    // A connection takes programs to be started, and is needed there only for one that listens on an odd address.
    const listed = pod.sharesNetwork === true && asked % CONNECT_EACH !== 0;
    const script = listed ? listensScript(port) : tcpScript(place.host, place.port);
    const { exitCode, output } = await pod.probe(script, limitMs);
    if (exitCode === 0) return { holds: true, said: `port ${port} is open` };
    if (exitCode === null)
      return { holds: false, hung: true, said: `port ${port} could not be asked: ${lastWords(output)}` };
    if (exitCode === NO_TOOL) {
      const inside = await container.exec(["sh", "-c", listensScript(port)], limitMs);
      if (inside.exitCode === 0) return { holds: true, said: `port ${port} is listened on` };
      if (inside.exitCode === 127) throw noTool(spec, `whether port ${port} is open`);
    }
    const words = lastWords(output);
    return { holds: false, said: `nothing answers on port ${port}${words === "" ? "" : `: ${words}`}` };
  };
}

export function tcpScript(host: string, port: number): string {
  return `(${listensScript(port)}) && exit 0
if command -v nc >/dev/null 2>&1; then case $(nc -h 2>&1) in
*-z*|*z]*) nc -z -w 3 ${host} ${port} 2>&1 </dev/null;;
*) nc -w 3 ${host} ${port} -e true 2>&1 </dev/null;; esac
elif command -v bash >/dev/null 2>&1; then bash -c 'exec 3<>/dev/tcp/${host}/${port}' 2>&1
elif command -v python3 >/dev/null 2>&1; then python3 -c 'import socket; socket.create_connection(("${host}", ${port}), 3)' 2>/dev/null
elif command -v perl >/dev/null 2>&1; then perl -MIO::Socket::INET -e 'IO::Socket::INET->new(PeerAddr => "${host}", PeerPort => ${port}, Timeout => 3) or die "$@\\n"' 2>&1
else exit ${NO_TOOL}; fi`;
}

/** Ends with 0 where a socket listens on the port for IPv4, after the tables of the kernel (proc_net_tcp.txt). */
function listensScript(port: number): string {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const any = `00000000:${hex}|0100007F:${hex}|${"0".repeat(32)}:${hex}|0000000000000000FFFF00000100007F:${hex}`;
  return `for table in /proc/net/tcp /proc/net/tcp6; do
[ -r "$table" ] || continue
while read -r _ local _ state _; do case $state in 0A) case $local in ${any}) exit 0;; esac;; esac; done <"$table"
done; exit 1`;
}
