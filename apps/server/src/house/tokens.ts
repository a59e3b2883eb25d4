/** The checked configuration: `Configuration`. */
export const CONFIGURATION = Symbol('configuration');

/** The engine's rooms, wired: `Engine`. */
export const ENGINE = Symbol('engine');

/** The port that ConnectorsModule provides and exports: `Capabilities`. */
export const CAPABILITIES = Symbol('capabilities');

/** The port that EncoderModule provides and exports: `ReceiptVerifier`. */
export const RECEIPTS = Symbol('receipts');
