import { describe, expect, it } from "vitest";
import { CONTROL_NAMES, type ControlName, type Observation, type ServiceNetwork } from "../model/policy.js";
import { compareControls, OWN_PROCESSES, unenforced } from "./controls.js";
import { resolvePolicy } from "./profiles.js";

const LOCKED = resolvePolicy("locked");
const MIB = 1024 ** 2;
const HELD: Observation = {
  evidence: { capabilities: ["inside: /proc/self/status CapEff=0000000000000000"] },
  interfaces: ["lo"],
  capabilities: "0000000000000000",
  uid: 65534,
  rootReadOnly: true,
  noNewPrivileges: true,
  seccomp: 2,
  memoryBytes: 512 * MIB,
  cpus: 1,
  cpuTimeSecs: 300,
  pids: 128 + OWN_PROCESSES,
  fileSizeBytes: 100 * MIB,
};
const names = (observation: Observation, policy = LOCKED, allowance = 0) =>
  unenforced(compareControls(policy, observation, 1024, allowance)).map(({ name }) => name);

describe("compareControls", () => {
  it("lists every control once, in order, with what is asked for", () => {
    const controls = compareControls(LOCKED, HELD, 1024);
    expect(controls.map(({ name }) => name)).toEqual([...CONTROL_NAMES]);
    expect(controls.map(({ requested }) => requested)).toEqual([
      "none",
      "ALL dropped",
      "non-root",
      "read-only",
      "on",
      "on",
      "536870912 bytes",
      "1 cpus",
      "300 seconds",
      "128 processes",
      "104857600 bytes",
      "1024 bytes",
    ]);
    expect(controls.every(({ enforced }) => enforced)).toBe(true);
    expect(controls[1]?.evidence).toEqual(["inside: /proc/self/status CapEff=0000000000000000"]);
    expect(controls[0]?.evidence).toEqual(["not observed"]);
  });

  it("calls nothing enforced that was not read back, but for what it cuts itself", () => {
    const unread = names({ evidence: {} });
    expect(unread).toEqual(CONTROL_NAMES.filter((name) => name !== "output"));
  });

  it.each<[ControlName, Partial<Observation>]>([
    ["network", { interfaces: ["lo", "eth0"] }],
    ["capabilities", { capabilities: "00000000a80425fb" }],
    ["user", { uid: 0 }],
    ["root_filesystem", { rootReadOnly: false }],
    ["no_new_privileges", { noNewPrivileges: false }],
    ["seccomp", { seccomp: 0 }],
    ["memory", { memoryBytes: 512 * MIB + 1 }],
    ["memory", { memoryBytes: null }],
    ["cpu", { cpus: 2 }],
    ["cpu_time", { cpuTimeSecs: 301 }],
    ["pids", { pids: 4096 }],
    ["file_size", { fileSizeBytes: null }],
  ])("sees that %s is not in force with %j", (name, change) => {
    expect(names({ ...HELD, ...change })).toEqual([name]);
  });

  it("lets the observed memory be more by what the workspace takes", () => {
    const seen = { ...HELD, memoryBytes: 512 * MIB + 4096 };
    expect(names(seen, LOCKED, 4095)).toEqual(["memory"]);
    expect(names(seen, LOCKED, 4096)).toEqual([]);
  });

  it("asks nothing of a permissive cell but what always holds", () => {
    const permissive = resolvePolicy("permissive");
    const controls = compareControls(permissive, HELD, 1024);
    const asked = controls.filter(({ requested }) => requested !== "unrestricted").map(({ name }) => name);
    expect(asked).toEqual(["no_new_privileges", "seccomp", "output"]);
    expect(controls.filter(({ enforced }) => enforced).map(({ name }) => name)).toEqual(asked);
    expect(unenforced(controls)).toEqual([]);
  });

  it("never calls an allow list enforced", () => {
    const network = { kind: "allowlist", hosts: ["a.example"], ports: [443] } as const;
    const [control] = compareControls({ ...LOCKED, network }, HELD, 1024);
    expect(control).toMatchObject({ requested: "only a.example on ports 443", enforced: false });
  });

  const among = (routes: readonly string[], changes: Partial<ServiceNetwork> = {}): Observation => ({
    ...HELD,
    interfaces: ["lo", "eth0"],
    routes,
    serviceNetwork: { services: ["db"], vacantGateways: ["10.0.0.1"], hostDeaf: true, ...changes },
  });
  const network = (observation: Observation) => compareControls(LOCKED, observation, 1024)[0];

  it("asks for nothing but the services where there are some", () => {
    const alone = network({ ...HELD, serviceNetwork: { services: ["db"], vacantGateways: [], hostDeaf: true } });
    expect(alone).toMatchObject({ requested: "only the scenario's services", enforced: true });
    expect(network(among(["10.0.0.0/24 dev eth0"]))).toMatchObject({ enforced: true });
    expect(network(among(["10.0.0.0/24 dev eth0", "0.0.0.0/0 via 10.0.0.1 dev eth0"]))).toMatchObject({
      enforced: true,
    });
  });

  it.each<[string, Observation]>([
    ["a gateway that somebody answers for", among(["0.0.0.0/0 via 10.0.0.2 dev eth0"])],
    ["a default route without a gateway", among(["0.0.0.0/0 dev eth0"])],
    ["a route to the world", among(["198.51.100.0/24 dev eth0"])],
    ["a route of IPv6", among(["fe80:0000:0000:0000:0000:0000:0000:0000/64 dev eth0"])],
    ["a host that hears what is sent to everybody", among(["10.0.0.0/24 dev eth0"], { hostDeaf: false })],
    [
      "routes that were not read",
      { ...HELD, interfaces: ["lo", "eth0"], serviceNetwork: { services: [], vacantGateways: [], hostDeaf: true } },
    ],
    ["no services at all", { ...HELD, interfaces: ["lo", "eth0"], routes: ["10.0.0.0/24 dev eth0"] }],
  ])("does not call the network enforced with %s", (_, observation) => {
    expect(network(observation)).toMatchObject({ enforced: false });
  });
});
