import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observe } from "./observe.js";

const STATUS = `Name:\tsh
Uid:\t65534\t65534\t65534\t65534
CapInh:\t0000000000000000
CapPrm:\t0000000000000000
CapEff:\t0000000000000000
CapBnd:\t0000000000000000
NoNewPrivs:\t1
Seccomp:\t2
Seccomp_filters:\t1
`;
const LIMITS = `Limit                     Soft Limit           Hard Limit           Units
Max cpu time              60                   61                   seconds
Max file size             52428800             52428800             bytes
Max open files            20000                20000                files
`;
const DEVICES = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
`;
const mount = (options: string) =>
  `1 2 0:1 / / rw - overlay overlay rw\n3 1 0:2 / / ${options} - overlay overlay rw\n4 3 0:3 / /tmp rw - tmpfs tmpfs rw\n`;

describe("observe", () => {
  it("reads a hardened cell", () => {
    const seen = observe({
      "/proc/self/status": STATUS,
      "/proc/self/limits": LIMITS,
      "/proc/net/dev": DEVICES,
      "/proc/self/mountinfo": mount("ro,relatime"),
    });
    expect(seen).toMatchObject({
      interfaces: ["lo"],
      capabilities: "0000000000000000",
      uid: 65534,
      rootReadOnly: true,
      noNewPrivileges: true,
      seccomp: 2,
      cpuTimeSecs: 60,
      fileSizeBytes: 52428800,
    });
    expect(seen.evidence.capabilities).toContain("inside: /proc/self/status CapEff=0000000000000000");
    expect(seen.evidence.network).toEqual(["inside: /proc/net/dev lists lo"]);
  });

  it("reads the limits of both cgroup versions", () => {
    expect(
      observe({
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "67108864\n",
        "/sys/fs/cgroup/pids/pids.max": "36\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "50000\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      }),
    ).toMatchObject({ memoryBytes: 67108864, pids: 36, cpus: 0.5 });
    expect(
      observe({
        "/sys/fs/cgroup/memory.max": "67108864\n",
        "/sys/fs/cgroup/pids.max": "36\n",
        "/sys/fs/cgroup/cpu.max": "150000 100000\n",
      }),
    ).toMatchObject({ memoryBytes: 67108864, pids: 36, cpus: 1.5 });
  });

  it("says null where the kernel says that there is no limit", () => {
    const v1 = observe({
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/pids/pids.max": "max\n",
      "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
    });
    expect(v1).toMatchObject({ memoryBytes: null, pids: null, cpus: null });
    expect(observe({ "/sys/fs/cgroup/cpu.max": "max 100000\n" }).cpus).toBeNull();
    expect(
      observe({ "/proc/self/limits": LIMITS.replace(/60 {19}61/, "unlimited            unlimited") }).cpuTimeSecs,
    ).toBeNull();
  });

  it("sees a writable root, a bridge and capabilities that are left", () => {
    const seen = observe({
      "/proc/self/status": STATUS.replace("CapBnd:\t0000000000000000", "CapBnd:\t00000000a80425fb").replace(
        "NoNewPrivs:\t1",
        "NoNewPrivs:\t0",
      ),
      "/proc/net/dev": `${DEVICES}  eth0:     10       1    0    0    0     0          0         0        0       0    0    0    0     0       0          0\n`,
      "/proc/self/mountinfo": mount("rw"),
    });
    expect(seen).toMatchObject({
      capabilities: "00000000a80425fb",
      noNewPrivileges: false,
      interfaces: ["lo", "eth0"],
      rootReadOnly: false,
    });
  });

  it("claims nothing that it did not read, whatever the content", () => {
    expect(observe({})).toEqual({ evidence: {} });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("/proc/self/status", "/proc/net/dev", "/proc/self/limits"), fc.string()),
        (facts) => {
          const seen = observe(facts);
          expect(seen.noNewPrivileges === true && !(facts["/proc/self/status"] ?? "").includes("NoNewPrivs:")).toBe(
            false,
          );
        },
      ),
    );
  });

  it("reads the routes that lead off lo, of both families", () => {
    const IPV4 = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010016AC\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t000016AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
`;
    const zero = "0".repeat(32);
    const IPV6 = `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo
fe80${"0".repeat(28)} 40 ${zero} 00 ${zero} 00000100 00000001 00000000 00000001     eth0
ff${"0".repeat(30)} 08 ${zero} 00 ${zero} 00000100 00000001 00000000 00000001     eth0
`;
    const seen = observe({ "/proc/net/route": IPV4, "/proc/net/ipv6_route": IPV6 });
    expect(seen.routes).toEqual([
      "0.0.0.0/0 via 172.22.0.1 dev eth0",
      "172.22.0.0/16 dev eth0",
      "fe80:0000:0000:0000:0000:0000:0000:0000/64 dev eth0",
    ]);
    expect(seen.evidence.network?.join()).toContain("via 172.22.0.1");
    expect(observe({}).routes).toBeUndefined();
    expect(observe({ "/proc/net/route": IPV4.split("\n")[0] ?? "" }).routes).toEqual([]);
  });
});
