/** Somebody or something by id, with the name that it had at the time. */
export interface NamedReference {
  readonly id: string;
  readonly name: string;
}

/** When a state was set and by whom; as a whole it is missing while the state does not hold. */
export interface Status {
  /** ISO 8601 with offset. */
  readonly date: string;
  readonly identity: NamedReference;
  /** The position that the identity acted in, if it has one. */
  readonly position?: NamedReference;
}

/** A file that is attached to an object. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly attached: Status;
}

/** What the house keeps about every object, whatever its type; no form and no use case sets it. */
export interface CommonProperties {
  readonly created?: Status;
  readonly lastUpdated?: Status;
  /** Somebody works on the object: nobody else may change it. */
  readonly locked?: Status;
  /** The object is out of use: nobody may change it. */
  readonly frozen?: Status;
  readonly numbered?: Status;
  readonly number?: string;
  /** Name of the object's part in the house itself: it keeps its name and its state, and nobody locks or freezes it. */
  readonly builtIn?: string;
  readonly attachments?: readonly Attachment[];
}
