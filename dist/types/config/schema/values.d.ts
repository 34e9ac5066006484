import * as z from "zod/mini";
/** What a schema wants, in words: the expected part of a problem. */
export declare const wording: z.core.$ZodRegistry<{
    readonly expected: string;
}, z.core.$ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>;
/** Attaches the words; the same instance is returned. */
export declare function worded<T extends z.core.$ZodType>(expected: string, schema: T): T;
/** Optional key of the option table, described (in the JSON Schema too) as its row says. */
export declare function option<T extends z.ZodMiniType>(key: string, schema: T): z.ZodMiniOptional<T>;
/** Any text; NUL can't be in an argument, a path or a variable. */
export declare const text: () => z.ZodMiniString<string>;
export declare const filledText: () => z.ZodMiniString<string>;
export declare const bool: () => z.ZodMiniBoolean<boolean>;
export declare const whole: (from: number, to?: number) => z.ZodMiniInt;
export declare const milliseconds: () => z.ZodMiniInt;
export declare const positive: () => z.ZodMiniNumber<number>;
export declare const byteSize: () => z.ZodMiniUnion<readonly [z.ZodMiniInt, z.ZodMiniString<string>]>;
/** One value or a list of them. */
export declare const oneOrMore: <T extends z.ZodMiniType>(schema: () => T) => z.ZodMiniUnion<readonly [T, z.ZodMiniArray<T>]>;
export declare const environment: () => z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>>;
/** What JSON can say: TOML's dates, infinities and NaN are not. */
export declare const jsonValue: () => z.ZodMiniUnknown;
