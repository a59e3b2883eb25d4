import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';

/** Row of `roles`. */
@Entity('roles')
export class RoleEntity {
  @PrimaryColumn('text') name: string;
  @Column('text') title: string;
  @Column('text', { array: true }) permissions: string[];
  @Column('boolean', { name: 'is_default', default: false }) isDefault: boolean;
  @Column('integer') revision: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('text', { name: 'changed_by' }) changedBy: string;
}

/** Row of `accounts`. */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'user_name' }) userName: string;
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text') language: string;
  @Column('text', { name: 'password_hash', nullable: true, select: false }) passwordHash: string | null;
  @Column('boolean', { name: 'must_change_password' }) mustChangePassword: boolean;
  @Column('timestamptz', { name: 'password_changed_at', nullable: true }) passwordChangedAt: Date | null;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
  @Column('integer') revision: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'identity_id' }) identityId: string;
  @Column('text', { name: 'disabled_reason', nullable: true }) disabledReason: string | null;
  @Column('integer', { name: 'failed_attempts', default: 0 }) failedAttempts: number;
  @Column('timestamptz', { name: 'last_failed_at', nullable: true }) lastFailedAt: Date | null;
  @Column('timestamptz', { name: 'signed_in_at', nullable: true }) signedInAt: Date | null;
  @Column('uuid', { name: 'account_criteria_id', nullable: true }) accountCriteriaId: string | null;
  @Column('uuid', { name: 'password_criteria_id', nullable: true }) passwordCriteriaId: string | null;
  @ManyToMany(() => RoleEntity)
  @JoinTable({
    name: 'account_roles',
    joinColumn: { name: 'account_id', referencedColumnName: 'id' },
    inverseJoinColumn: { name: 'role', referencedColumnName: 'name' },
  })
  roles: Relation<RoleEntity>[];
}

/** Row of `api_tokens`; the hash never leaves the database. */
@Entity('api_tokens')
export class ApiTokenEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('text') name: string;
  @Column('bytea', { name: 'token_hash', select: false }) tokenHash: Buffer;
  @Column('text', { array: true }) scopes: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt: Date | null;
}

/** Row of `connector_settings`; secrets are sealed before they come here. */
@Entity('connector_settings')
export class ConnectorSettingsEntity {
  @PrimaryColumn('text') name: string;
  @Column('jsonb') settings: Record<string, unknown>;
  @Column('bytea', { nullable: true }) sealed: Buffer | null;
  @Column('text', { name: 'secrets_set', array: true }) secretsSet: string[];
  @Column('jsonb', { name: 'secret_refs', default: {} }) secretRefs: Record<string, string>;
  @Column('integer') revision: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('text', { name: 'changed_by' }) changedBy: string;
}

/** Row of `connector_health`. */
@Entity('connector_health')
export class ConnectorHealthEntity {
  @PrimaryColumn('text') name: string;
  @Column('timestamptz', { name: 'last_success_at', nullable: true }) lastSuccessAt: Date | null;
  @Column('timestamptz', { name: 'last_failure_at', nullable: true }) lastFailureAt: Date | null;
  @Column('text', { name: 'last_failure', nullable: true }) lastFailure: string | null;
}

/** Row of `vault`. */
@Entity('vault')
export class VaultEntity {
  @PrimaryColumn('text') ref: string;
  @Column('uuid', { name: 'object_id', nullable: true }) objectId: string | null;
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** Row of `readers`: the simulated card reader on somebody's desk. */
@Entity('readers')
export class ReaderEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId: string;
  @Column('text', { name: 'chip_serial', nullable: true }) chipSerial: string | null;
  @Column('text') fault: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

/** Row of `schedule_runs`. */
@Entity('schedule_runs')
export class ScheduleRunEntity {
  @PrimaryColumn('text', { name: 'entry_id' }) entryId: string;
  @Column('timestamptz', { name: 'last_run_at' }) lastRunAt: Date;
  @Column('uuid', { name: 'last_run_id', nullable: true }) lastRunId: string | null;
  @Column('text', { name: 'last_result', nullable: true }) lastResult: string | null;
}
