import type { ChildProcess } from 'node:child_process';

/** The system user that runs Postgres when we are root. */
export interface SystemUser { readonly uid: number; readonly gid: number }

/** Where the programs are and who runs them. */
export interface Installation { readonly native: string; readonly user?: SystemUser | undefined }

/** A data folder together with its installation. */
export interface DataFolder extends Installation { readonly data: string }

export function findNative(): Promise<string>;
export function systemUser(): SystemUser | undefined;
export function canRun(native: string, user: SystemUser | undefined): boolean;
export function canEnter(folder: string, user: SystemUser | undefined): boolean;
export function copyNative(native: string, target: string): string;
export function makeOwnFolder(folder: string, user: SystemUser | undefined): void;
export function initialize(
  cluster: DataFolder & { readonly password: string; readonly quick?: boolean; readonly signal?: AbortSignal },
): Promise<void>;
export function launch(
  cluster: DataFolder & {
    readonly port: number; readonly settings?: Readonly<Record<string, string | number>>; readonly temporary?: string;
  },
): ChildProcess;
export function untilReady(child: ChildProcess, hear?: (line: string) => void, seconds?: number): Promise<void>;
export function freePort(): Promise<number>;
