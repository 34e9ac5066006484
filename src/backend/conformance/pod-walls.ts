import assert from "node:assert/strict";
import { HostListener, hostAddresses } from "./listener.js";
import { sh, text } from "./place.js";
import { inPod, type PodPlace, service, web } from "./pods.js";

const quiet = service("quiet", { command: ["sleep", "3600"] });
/** Where clouds tell their machines secrets. */
const METADATA = "169.254.169.254";

/** Lines of sh that try to connect to each of these, side by side, and print those that let them. */
function knocking(targets: readonly (readonly [host: string, port: number])[]): string {
  return [
    "knock() {",
    '  if command -v nc >/dev/null; then nc -w 2 "$1" "$2" </dev/null >/dev/null 2>&1',
    '  else bash -c "exec 3<>/dev/tcp/$1/$2" >/dev/null 2>&1; fi && echo "reached $1 $2"',
    "}",
    ...targets.map(([host, port]) => `knock '${host}' ${port} &`),
    "wait",
  ].join("\n");
}

/** Lines of sh that send a datagram to each of these, where the image has a tool for it. */
function calling(targets: readonly string[], port: number): string {
  const calls = targets.map((host) => `bash -c 'echo called >/dev/udp/${host}/${port}' >/dev/null 2>&1`);
  return ["command -v bash >/dev/null || exit 0", ...calls, "exit 0"].join("\n");
}

/** Addresses of the host as this place may see it: its own, the gateways of its networks, everybody on its links. */
async function targets(look: (script: string) => Promise<string>): Promise<string[]> {
  const routes = (await look("cat /proc/net/route")).split("\n").slice(1);
  const rows = routes.map((line) => line.trim().split(/\s+/)).filter((row) => row.length > 7);
  const decimal = (hex: string) => [3, 2, 1, 0].map((i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)).join(".");
  const links = [...new Set(rows.map((row) => row[0] ?? ""))];
  const gateways = rows.map((row) => decimal(row[2] ?? "")).filter((address) => address !== "0.0.0.0");
  const firsts = rows
    .map((row) => decimal(row[1] ?? "").replace(/\.0$/, ".1"))
    .filter((address) => address !== "0.0.0.0");
  const everybody = links.flatMap((name) => [`ff02::1%${name}`, `ff02::2%${name}`]);
  return [...new Set([...hostAddresses(links), ...gateways, ...firsts, ...everybody, "127.0.0.1", "::1"])];
}

/** What an unprivileged process could try beyond connections; each has to fail. */
const DEEDS = [
  "ip route add default dev lo",
  "ip route add 198.51.100.0/24 dev eth0",
  "ip addr add 198.51.100.7/24 dev lo",
  "ip link set lo down",
  "ifconfig lo 198.51.100.7",
  "route add default gw 127.0.0.1",
  "arping -c 1 -w 1 -I eth0 198.51.100.1",
  "ping -c 1 -w 1 198.51.100.1",
  "traceroute -m 1 -w 1 198.51.100.1",
  "nslookup example.com",
  "nslookup example.com 127.0.0.11",
  "nslookup example.com 1.1.1.1",
  "nsenter -t 1 -n true",
  "unshare -n true",
  "mount -t sysfs none /tmp",
];

const ENGINE_SOCKETS = "/var/run/docker.sock /run/docker.sock /run/podman/podman.sock /run/containerd/containerd.sock";

/** Tries every way out from a step and from a service, which a step may have do what it likes. */
async function tryWaysOut(pods: PodPlace, name: string): Promise<void> {
  const container = await pods.start(name);
  await pods.start("web");
  await pods.answers("web");
  const cell = await pods.cell();
  const inService = async (script: string) => (await container.exec(["sh", "-c", script], 30_000)).output;
  const inStep = async (script: string) => (await sh(cell, script, { timeoutMs: 30_000 })).stdout.toString("utf8");
  const listener = await HostListener.open();
  try {
    for (const look of [inStep, inService]) {
      const hosts = await targets(look);
      // One way in shows that the others were tried.
      assert.equal((await look(knocking([["web", 8088]]))).trim(), "reached web 8088");
      const doors = hosts.map((host) => [host, listener.port] as const);
      const others = [METADATA, "8.8.8.8", "2606:4700:4700::1111"].flatMap((host) =>
        [80, 443].map((p) => [host, p] as const),
      );
      assert.equal((await look(knocking([...doors, ...others]))).trim(), "");
      if (cell.observation.serviceNetwork?.hostDeaf === true) {
        await look(calling([...hosts, "224.0.0.1", "224.0.0.251", "255.255.255.255"], listener.port));
      }
      for (const deed of DEEDS) {
        const tool = deed.split(" ", 1)[0];
        const said = await look(
          `command -v ${tool} >/dev/null || exit 0; ${deed} >/dev/null 2>&1 && echo "could ${deed}"`,
        );
        assert.equal(said.trim(), "");
      }
      assert.equal((await look(`for file in ${ENGINE_SOCKETS}; do [ -e $file ] && echo $file; done; true`)).trim(), "");
    }
    assert.deepEqual(listener.visitors, []);
  } finally {
    listener.close();
  }
}

/** The walls around services and the steps among them, tried from inside. */
export const POD_WALLS = [
  inPod("leads nowhere from a pod", [quiet, web("web", 8088)], async (pods) => {
    await tryWaysOut(pods, "quiet");
    const cell = await pods.cell();
    const names = await text(
      cell,
      'while IFS=: read -r name rest; do [ -z "$rest" ] || echo $name; done </proc/net/dev',
    );
    assert.deepEqual([...(cell.observation.interfaces ?? [])], names.split("\n"));
    assert.deepEqual(cell.observation.routes, []);
    assert.deepEqual(cell.observation.serviceNetwork?.services, ["quiet", "web"]);
    assert.ok(pods.pod.evidence.length > 0);
  }),

  inPod(
    "leads nowhere from a private network",
    [quiet, web("web", 8088), service("other", { port: 8088 })],
    async (pods) => {
      await tryWaysOut(pods, "quiet");
      const cell = await pods.cell();
      assert.equal(cell.observation.interfaces?.filter((name) => name !== "lo").length, 1);
      assert.ok((cell.observation.routes?.length ?? 0) > 0);
      assert.deepEqual(cell.observation.serviceNetwork?.services, ["quiet", "web", "other"]);
    },
  ),

  inPod(
    "lets a service out that may, and not the steps",
    [service("free", { command: ["sleep", "3600"], outside: true })],
    async (pods) => {
      const free = await pods.start("free");
      const cell = await pods.cell();
      const count = "grep -c : /proc/net/dev";
      const { output } = await free.exec(["sh", "-c", count], 5000);
      assert.ok(Number(output) > Number(await text(cell, count)), output);
      const forwards = await free.exec(["sh", "-c", "cat /proc/sys/net/ipv4/ip_forward"], 5000);
      assert.equal(forwards.output.trim(), "0");
      assert.equal(cell.observation.interfaces?.filter((name) => name !== "lo").length, 1);
    },
  ),
];
