import { request } from "node:http";

const ENGINES = [
  { name: "docker", backend: "docker", socket: "/var/run/docker.sock", env: {} },
  { name: "podman", backend: "podman", socket: "/run/podman/podman.sock", env: {} },
];

/** Those of the named engines that answer at their usual places; rootless Podman at CLEANROOM_TEST_ROOTLESS_SOCKET. */
export async function crashEngines(names) {
  const rootless = process.env["CLEANROOM_TEST_ROOTLESS_SOCKET"];
  const known = [
    ...ENGINES,
    ...(rootless ? [{ name: "podman-rootless", backend: "podman", socket: rootless, env: {} }] : []),
  ].map((engine) =>
    engine.backend === "podman" ? { ...engine, env: { CLEANROOM_PODMAN_SOCKET: engine.socket } } : engine,
  );
  const answering = await Promise.all(
    known.map((engine) =>
      get(engine, "/version").then(
        () => true,
        () => false,
      ),
    ),
  );
  return known.filter((engine, index) => names.includes(engine.name) && answering[index]);
}

/** What an engine has of the process of this pid; containers with the names of their volumes. */
export async function thingsOf(engine, pid) {
  const query = `filters=${encodeURIComponent(JSON.stringify({ label: ["cleanroom=1"] }))}`;
  const [containers, networks, volumes] = await Promise.all([
    get(engine, `/containers/json?all=true&${query}`),
    get(engine, `/networks?${query}`),
    get(engine, `/volumes?${query}`),
  ]);
  const volumesOf = ({ Mounts = [] }) => Mounts.flatMap(({ Type, Name }) => (Type === "volume" ? [Name] : []));
  return [
    ...containers.map((each) => ({ title: `container ${each.Id}`, labels: each.Labels, volumes: volumesOf(each) })),
    ...networks.map((each) => ({ title: `network ${each.Name}`, labels: each.Labels, volumes: [] })),
    ...(volumes.Volumes ?? []).map((each) => ({ title: `volume ${each.Name}`, labels: each.Labels, volumes: [] })),
  ].filter(({ labels }) => (labels?.["cleanroom.owner"] ?? "").includes(`.${pid}.`));
}

/** Names of the volumes of an engine that no container uses, whoever made them. */
export async function volumeNames(engine) {
  const filters = encodeURIComponent(JSON.stringify({ dangling: ["true"] }));
  const { Volumes } = await get(engine, `/volumes?filters=${filters}`);
  return (Volumes ?? []).map(({ Name }) => Name);
}

function get({ socket }, path) {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: socket, path: `/v1.40${path}` }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${path}: ${response.statusCode} ${text}`));
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}
