import { type Check, lastWords, placeOf, type Target, type Verdict } from "./target.js";
import { NO_TOOL, noTool } from "./tools.js";

/** An address that must answer with a status, asked from the network of the steps; redirects are not followed. */
export function httpCheck(
  target: Target,
  { path, status, port }: { readonly path: string; readonly status: number; readonly port: number },
): Check {
  const { pod, spec, container } = target;
  return async (limitMs) => {
    const place = placeOf(target, port);
    let result = await pod.probe(httpScript(place.host, place.port, path), limitMs);
    if (result.exitCode === NO_TOOL) {
      result = await container.exec(["sh", "-c", httpScript("127.0.0.1", port, path)], limitMs);
      if (result.exitCode === NO_TOOL || result.exitCode === 127) throw noTool(spec, `what ${path} answers`);
    }
    if (result.exitCode === null) {
      return { holds: false, hung: true, said: `GET ${path} on port ${port} was not answered within ${limitMs} ms` };
    }
    return verdictOf(result.output, path, port, status);
  };
}

function verdictOf(output: string, path: string, port: number, wanted: number): Verdict {
  const found = /HTTP\/[\d.]+ (\d{3})/.exec(output)?.[1];
  // curl writes 000 where no answer came.
  if (found !== undefined && found !== "000") {
    return { holds: Number(found) === wanted, said: `GET ${path} on port ${port} was answered with status ${found}` };
  }
  const words = lastWords(output);
  return { holds: false, said: `GET ${path} on port ${port} was not answered${words === "" ? "" : `: ${words}`}` };
}

/** Prints a status line, `HTTP/1.1 200 …`, with whatever tool there is. */
export function httpScript(host: string, port: number, path: string): string {
  const target = quote(path);
  const request = `printf 'GET %s HTTP/1.0\\r\\nHost: ${host}:${port}\\r\\nConnection: close\\r\\n\\r\\n' ${target}`;
  return `url='http://${host}:${port}'${target}
first() { IFS= read -r line || [ -n "$line" ]; printf '%s\\n' "$line"; }
if command -v curl >/dev/null 2>&1; then curl -sS -m 5 --noproxy '*' -o /dev/null -w 'HTTP/1.1 %{http_code}\\n' "$url" 2>&1
elif command -v nc >/dev/null 2>&1; then ${request} | nc -w 5 ${host} ${port} 2>&1 | first
elif command -v bash >/dev/null 2>&1; then bash -c 'exec 3<>/dev/tcp/${host}/${port} && printf "GET %s HTTP/1.0\\r\\nHost: ${host}:${port}\\r\\nConnection: close\\r\\n\\r\\n" "$1" >&3 && IFS= read -r line <&3; printf "%s\\n" "$line"' bash ${target} 2>&1
elif command -v wget >/dev/null 2>&1; then wget -S -T 5 -t 1 -O /dev/null "$url" 2>&1
elif command -v python3 >/dev/null 2>&1; then python3 -c 'import http.client,sys; c=http.client.HTTPConnection("${host}",${port},timeout=5); c.request("GET",sys.argv[1]); print("HTTP/1.1",c.getresponse().status)' ${target} 2>&1 | tail -n 1
elif command -v perl >/dev/null 2>&1; then perl -MIO::Socket::INET -e '$s=IO::Socket::INET->new(PeerAddr=>"${host}",PeerPort=>${port},Timeout=>5) or die "$@\\n"; print $s "GET $ARGV[0] HTTP/1.0\\r\\nHost: ${host}:${port}\\r\\n\\r\\n"; print scalar <$s>' ${target} 2>&1
else exit ${NO_TOOL}; fi
exit 0`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
