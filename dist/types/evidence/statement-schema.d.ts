import * as z from "zod/mini";
import { type Envelope } from "./dsse.js";
declare const descriptors: z.ZodMiniArray<z.ZodMiniObject<{
    name: z.ZodMiniString<string>;
    digest: z.ZodMiniOptional<z.ZodMiniObject<{
        sha256: z.ZodMiniString<string>;
    }, z.core.$strip>>;
    annotations: z.ZodMiniOptional<z.ZodMiniObject<{
        run_id: z.ZodMiniString<string>;
        content_digest: z.ZodMiniString<string>;
    }, z.core.$strip>>;
}, z.core.$strip>>;
/** As much of each statement as ties it to a run; what else it says is the signer's word. */
declare const statementSchema: z.ZodMiniDiscriminatedUnion<[z.ZodMiniObject<{
    predicateType: z.ZodMiniLiteral<"https://in-toto.io/attestation/test-result/v0.1">;
    predicate: z.ZodMiniObject<{
        result: z.ZodMiniString<string>;
        configuration: z.ZodMiniArray<z.ZodMiniObject<{
            name: z.ZodMiniString<string>;
            digest: z.ZodMiniOptional<z.ZodMiniObject<{
                sha256: z.ZodMiniString<string>;
            }, z.core.$strip>>;
            annotations: z.ZodMiniOptional<z.ZodMiniObject<{
                run_id: z.ZodMiniString<string>;
                content_digest: z.ZodMiniString<string>;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
    }, z.core.$strip>;
    _type: z.ZodMiniLiteral<"https://in-toto.io/Statement/v1">;
    subject: z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        digest: z.ZodMiniObject<{
            sha256: z.ZodMiniString<string>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
}, z.core.$strip>, z.ZodMiniObject<{
    predicateType: z.ZodMiniLiteral<"https://slsa.dev/provenance/v1">;
    predicate: z.ZodMiniObject<{
        runDetails: z.ZodMiniObject<{
            metadata: z.ZodMiniObject<{
                invocationId: z.ZodMiniString<string>;
            }, z.core.$strip>;
            byproducts: z.ZodMiniArray<z.ZodMiniObject<{
                name: z.ZodMiniString<string>;
                digest: z.ZodMiniOptional<z.ZodMiniObject<{
                    sha256: z.ZodMiniString<string>;
                }, z.core.$strip>>;
                annotations: z.ZodMiniOptional<z.ZodMiniObject<{
                    run_id: z.ZodMiniString<string>;
                    content_digest: z.ZodMiniString<string>;
                }, z.core.$strip>>;
            }, z.core.$strip>>;
        }, z.core.$strip>;
    }, z.core.$strip>;
    _type: z.ZodMiniLiteral<"https://in-toto.io/Statement/v1">;
    subject: z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        digest: z.ZodMiniObject<{
            sha256: z.ZodMiniString<string>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
}, z.core.$strip>, z.ZodMiniObject<{
    predicateType: z.ZodMiniLiteral<"https://cleanroom.dev/attestation/isolation/v1">;
    predicate: z.ZodMiniObject<{
        run_id: z.ZodMiniString<string>;
        content_digest: z.ZodMiniString<string>;
        evidence: z.ZodMiniArray<z.ZodMiniObject<{
            name: z.ZodMiniString<string>;
            digest: z.ZodMiniOptional<z.ZodMiniObject<{
                sha256: z.ZodMiniString<string>;
            }, z.core.$strip>>;
            annotations: z.ZodMiniOptional<z.ZodMiniObject<{
                run_id: z.ZodMiniString<string>;
                content_digest: z.ZodMiniString<string>;
            }, z.core.$strip>>;
        }, z.core.$strip>>;
    }, z.core.$strip>;
    _type: z.ZodMiniLiteral<"https://in-toto.io/Statement/v1">;
    subject: z.ZodMiniArray<z.ZodMiniObject<{
        name: z.ZodMiniString<string>;
        digest: z.ZodMiniObject<{
            sha256: z.ZodMiniString<string>;
        }, z.core.$strip>;
    }, z.core.$strip>>;
}, z.core.$strip>], "predicateType">;
export type VerifiedStatement = z.infer<typeof statementSchema>;
export type Descriptors = z.infer<typeof descriptors>;
/** An envelope from its line, or null. Only the one way it is written is accepted. */
export declare function parseEnvelope(line: string): Envelope | null;
/** A statement from a payload, or null. */
export declare function parseStatement(payload: Buffer): VerifiedStatement | null;
/** Standard base64 as an encoder writes it: no other text stands for the same bytes. Null for anything else. */
export declare function decodeBase64(text: string): Buffer | null;
export {};
