/** Keeps which packages are switched off at run time. They are rules: a change raises the revision of the rules. */
export interface PackageStore {
  revision(): Promise<number>;
  /** Names of the packages that are switched off. */
  listAsleep(): Promise<readonly string[]>;
}
