/** What a client needs to reach a service. */
export declare class ConnectionInfo {
    #private;
    readonly host: string;
    readonly port: number;
    readonly user: string | null;
    readonly password: string | null;
    readonly database: string | null;
    /** Scheme of the URL, e.g. `postgresql`. */
    readonly scheme: string;
    /** @param details `scheme` is `tcp` where nothing better is known */
    constructor(host: string, port: number, details?: {
        readonly user?: string | null;
        readonly password?: string | null;
        readonly database?: string | null;
        readonly scheme?: string;
    });
    /** `scheme://user:password@host:port/database`, every part percent-encoded (RFC 3986). */
    get url(): string;
    /** The same as libpq understands it. */
    postgresUrl(): string;
    redisUrl(): string;
    /** The same at another port. */
    at(port: number): ConnectionInfo;
}
