/** The package's version; `0.0.0-dev` where the sources run unbuilt. */
export declare const VERSION: string;
