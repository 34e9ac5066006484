import * as z from "zod/mini";
import { type Manifest } from "./manifest.js";
/** The shape of manifest.json: validation and the published JSON Schema come from here. */
export declare const manifestSchema: z.ZodMiniObject<{
    schema_version: z.ZodMiniLiteral<"1">;
    run_id: z.ZodMiniString<string>;
    signing: z.ZodMiniObject<{
        kind: z.ZodMiniEnum<{
            none: "none";
            key: "key";
            "run-key": "run-key";
        }>;
        keyid: z.ZodMiniNullable<z.ZodMiniString<string>>;
    }, z.core.$strict>;
    files: z.ZodMiniArray<z.ZodMiniObject<{
        path: z.ZodMiniString<string>;
        bytes: z.ZodMiniInt;
        sha256: z.ZodMiniString<string>;
    }, z.core.$strict>>;
}, z.core.$strict>;
/** JSON Schema (2020-12) of manifest.json. */
export declare function manifestJsonSchema(): Record<string, unknown>;
/** A manifest from its bytes, or what is wrong with them. Any other rendering of the same manifest is wrong too. */
export declare function parseManifest(bytes: Buffer): Manifest | string;
