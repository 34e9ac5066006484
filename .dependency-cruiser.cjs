/**
 * The direction of imports: down this list only. `test-support` and test files are free.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const LAYERS = [
  ["index"],
  ["action", "cli", "library"],
  ["app"],
  ["ci"],
  ["evidence"],
  ["report"],
  ["gherkin"],
  ["engine"],
  ["services"],
  ["backend"],
  ["assertions", "snapshots", "workspace"],
  ["plan"],
  ["config"],
  ["coverage"],
  ["redaction", "determinism", "policy"],
  ["model", "core"],
];

const below = LAYERS.flatMap((layer, index) => {
  const above = LAYERS.slice(0, index).flat();
  if (above.length === 0) return [];
  return [
    {
      name: `${layer.join("-")}-looks-up`,
      severity: "error",
      from: { path: `^src/(${layer.join("|")})(/|\\.ts$)`, pathNot: "\\.(test|test-support)\\.ts$" },
      to: { path: `^src/(${above.join("|")})(/|\\.ts$)` },
    },
  ];
});

module.exports = {
  forbidden: [
    ...below,
    {
      name: "no-layer",
      severity: "error",
      from: { path: "^src/", pathNot: `^src/(${LAYERS.flat().join("|")})(/|\\.ts$)` },
      to: {},
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^src" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "only-select-names-backends",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: "^src/backend/(select\\.ts|(docker|podman|oci|local)/)|\\.(test|test-support)\\.ts$",
      },
      to: { path: "^src/backend/(docker|podman|oci|local)/" },
    },
    {
      name: "actions-packages-at-the-doors",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(action|ci)/" },
      to: { path: "node_modules/@actions/" },
    },
    {
      name: "one-module-spawns",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/core/spawn\\.ts$|\\.(test|test-support)\\.ts$" },
      to: { path: "^(node:)?child_process$" },
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.(test|test-support)\\.ts$" },
      to: { path: "\\.(test|test-support)\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
