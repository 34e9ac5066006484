import type { Service } from "./service.js";
/** One demand on every service. */
export interface ServiceConformanceCase {
    readonly name: string;
    /** Throws where the service does not meet it. Leaves it stopped. */
    run(make: () => Service): Promise<void>;
}
/**
 * What every service must do, for any test framework: each case throws where the contract is not kept.
 *
 * ```ts
 * for (const c of serviceConformanceCases()) it(c.name, () => c.run(() => new MyService()));
 * ```
 */
export declare function serviceConformanceCases(): ServiceConformanceCase[];
