/** The checked configuration: `Configuration`. */
export const CONFIGURATION = Symbol('configuration');

/** What the installed packages are: a hash of what was loaded of them. */
export const PACKAGE_HASH = Symbol('package hash');

/** The engine's rooms, wired: `Engine`. */
export const ENGINE = Symbol('engine');

/** The port that ConnectorsModule provides and exports: `Capabilities`. */
export const CAPABILITIES = Symbol('capabilities');

/** The port that EncoderModule provides and exports: `ReceiptVerifier`. */
export const RECEIPTS = Symbol('receipts');
