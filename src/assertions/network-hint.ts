/** What programs write when there is no network: resolvers and connects of libc and of language runtimes. */
const SIGNS: readonly RegExp[] = [
  // connect(2): ENETUNREACH, ENETDOWN, EHOSTUNREACH
  /network (?:is )?unreachable|ENETUNREACH|ENETDOWN|network is down|no route to host|EHOSTUNREACH|NoRouteToHost/i,
  // getaddrinfo(3) of glibc and musl
  /temporary failure (?:in name resolution|resolving)|name or service not known|name does not resolve|nodename nor servname/i,
  /EAI_AGAIN|EAI_NONAME|getaddrinfo (?:ENOTFOUND|failed)|gaierror|no address associated with hostname/i,
  // curl, git, ssh, wget, busybox, apt, psql, mysql
  /could not resolve (?:host|'|proxy)|couldn't resolve host|unable to resolve host|bad address '/i,
  /could not translate host name|unknown mysql server host|cannot resolve host|unknown host/i,
  // Go
  /dial (?:tcp|udp)[^\n]*: lookup |lookup \S+(?: on \S+)?: (?:no such host|server misbehaving|i\/o timeout|dial|read|write)/i,
  // Rust, Java, .NET, PHP
  /failed to lookup address information|dns error: |UnknownHostException|UnresolvedAddressException/i,
  /SocketException[^\n]*Resource temporarily unavailable|php_network_getaddresses/i,
];

/** The one line that goes to stderr; its beginning is part of the public contract. */
const LINE =
  "cleanroom: network disabled by the policy, which is the likely cause of this failure; " +
  'if the step may go out, use policy "permissive" or one with net = { allowed_hosts = […] }';

/** Characters at the end of each stream that are looked at: the cause stands near the end. */
const WINDOW = 65_536;

/** The line for stderr when a blocked network is the likely cause of a failed step, else null. */
export function networkHint(facts: {
  readonly network: "none" | "full" | "allowlist";
  readonly exitCode: number;
  readonly stderr: string;
  readonly stdout: string;
}): string | null {
  if (facts.network !== "none" || facts.exitCode === 0) return null;
  const texts = [facts.stderr.slice(-WINDOW), facts.stdout.slice(-WINDOW)];
  return texts.some((text) => SIGNS.some((sign) => sign.test(text))) ? LINE : null;
}
