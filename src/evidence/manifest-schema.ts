import * as z from "zod/mini";
import { byPath, isSafePath } from "./layout.js";
import { type Manifest, renderManifest } from "./manifest.js";

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The shape of manifest.json: validation and the published JSON Schema come from here. */
export const manifestSchema = z.strictObject({
  schema_version: z.literal("1"),
  run_id: z.string().check(z.minLength(1)),
  signing: z.strictObject({ kind: z.enum(["key", "run-key", "none"]), keyid: z.nullable(digest) }),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().check(z.nonnegative()), sha256: digest })),
});

/** JSON Schema (2020-12) of manifest.json. */
export function manifestJsonSchema(): Record<string, unknown> {
  return { title: "Cleanroom manifest", ...z.toJSONSchema(manifestSchema) };
}

/** A manifest from its bytes, or what is wrong with them. Any other rendering of the same manifest is wrong too. */
export function parseManifest(bytes: Buffer): Manifest | string {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8"));
  } catch {
    return "is not JSON";
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `does not have the shape of a manifest, at ${JSON.stringify(issue?.path.join(".") ?? "")}`;
  }
  const manifest: Manifest = parsed.data;
  if (!Buffer.from(renderManifest(manifest)).equals(bytes)) return "is not written the way a manifest is";
  const unsafe = manifest.files.find(({ path }) => !isSafePath(path));
  if (unsafe !== undefined) return `lists ${JSON.stringify(unsafe.path)}, which leads out of the folder`;
  const disordered = manifest.files.findIndex((file, index) => {
    const before = manifest.files[index - 1];
    return before !== undefined && byPath(before, file) >= 0;
  });
  if (disordered >= 0) return `lists ${JSON.stringify(manifest.files[disordered]?.path)} twice or not in its place`;
  if ((manifest.signing.kind === "none") !== (manifest.signing.keyid === null)) {
    return "does not say plainly whether the run was signed";
  }
  return manifest;
}
