import { readFileSync } from "node:fs";

/**
 * What dockerode brings along for Docker over SSH, for image builds and for tracing. Cleanroom uses none of it, it is most of
 * dockerode's size and start-up, and ssh2 would want a native addon.
 */
const LEFT_OUT = ["ssh2", "@grpc/grpc-js", "@grpc/proto-loader", "protobufjs", "tar-fs", "@balena/dockerignore"];

/** Packages that only wrap what Node has, and what stands in for them. */
const REPLACED = {
  // A copy of Node's own streams.
  "readable-stream": 'module.exports = require("node:stream");',
  debug: "module.exports = () => () => undefined;",
};

const FILTER = new RegExp(`^(${[...LEFT_OUT, ...Object.keys(REPLACED)].join("|")})$`);

/** A module that can be required and looked at, and that says so plainly once it is called. */
function stub(name) {
  return `const fail = () => {
  throw new Error(${JSON.stringify(`${name} is not part of Cleanroom: engines are reached over unix:// and tcp:// only`)});
};
const absent = new Proxy(fail, { get: () => absent, construct: fail });
module.exports = absent;`;
}

/** docker-modem renders every request for its debug log, whether anybody reads that or not: milliseconds each time. */
const SENDING = /debug\('Sending: %s', util\.inspect\(options, \{[^}]*\}\)\);/;

/** An esbuild plugin that keeps these packages out of a bundle. */
export const leftOut = {
  name: "left-out",
  setup(build) {
    build.onResolve({ filter: FILTER }, ({ path, importer }) =>
      // Only where dockerode asks: a package of the same name elsewhere is meant.
      /node_modules[\\/](dockerode|docker-modem)[\\/]/.test(importer) ? { path, namespace: "left-out" } : undefined,
    );
    build.onLoad({ filter: /docker-modem[\\/]lib[\\/]modem\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!SENDING.test(source))
        throw new Error("docker-modem renders its requests in another way now: see left-out.mjs");
      return { contents: source.replace(SENDING, ""), loader: "js" };
    });
    build.onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({
      contents: REPLACED[path] ?? stub(path),
      loader: "js",
    }));
  },
};
