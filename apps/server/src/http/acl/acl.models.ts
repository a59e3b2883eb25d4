import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import { Count, Many, MayBeAt, MayShow, OpenValues, Shown, Words } from '../../door/view.js';

/** One entry of a scheme. */
export class AclEntryView {
  @Shown({ type: String, enum: ACL_PERMISSIONS }) permission: string;
  @OpenValues() filter: Record<string, unknown>;
  @Words() relations: string[];
}

/** An access scheme. */
export class AclSchemeView {
  @Shown({ type: String, enum: ['model', 'scenario', 'object'] }) level: string;
  @Shown() name: string;
  @Shown() title: string;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
  @Many(() => AclEntryView) entries: AclEntryView[];
}

/** A right and its name. */
export class RightView {
  @Shown() name: string;
  @Shown() title: string;
}

/** The schemes of an object type: its default first, then its scenarios. */
export class AclSchemesView {
  @Shown() objectType: string;
  @Shown() title: string;
  @Many(() => RightView) rights: RightView[];
  @Many(() => AclSchemeView) schemes: AclSchemeView[];
}

/** Somebody on a distribution list. */
export class SharedWithView {
  @Shown({ format: 'uuid' }) identityId: string;
  @Shown() name: string;
  @Words() rights: string[];
}

/** A model by its name. */
export class NamedModelView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
}

/** Who may do what with an object. */
export class ObjectAclView {
  @Shown() objectType: string;
  @Shown() label: string;
  @Many(() => RightView) rights: RightView[];
  @Shown({ type: String, enum: ['model', 'scenario', 'own'], description: 'What it follows: its model, another scenario, or entries of its own.' }) follows: string;
  @MayShow({ type: () => NamedModelView, description: 'Missing for the standard model of the type.' }) model?: NamedModelView;
  @Many(() => NamedModelView) models: NamedModelView[];
  @Shown({ description: 'What the object follows.' }) scheme: AclSchemeView;
  @Words() scenarios: string[];
  @Many(() => SharedWithView) distributionList: SharedWithView[];
  @Words() grantors: string[];
  @Shown() maySetAcl: boolean;
  @Shown() mayShare: boolean;
  @Shown() mayCustomize: boolean;
}

/** A decision and the rule that made it. */
export class WhyView {
  @Shown() allowed: boolean;
  @Shown({ description: '`built-in-administrator`, `entry`, `distribution-list`, `state` or `no-entry`; or what keeps somebody from using what these allow: `no-account`, `signed-out` or `missing-permission`.' }) rule: string;
  @Shown() text: string;
  @Shown() person: string;
  @Shown() object: string;
  @Shown() right: string;
  @MayShow({ type: () => AclEntryView }) entry?: AclEntryView;
  @MayShow({ type: String }) scheme?: string;
  @MayShow({ type: [String], description: 'Who can grant what is missing.' }) grantors?: string[];
}
