import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import type { Status } from '@tessera/plugin-api';
import type { ContactChannel } from './contacts-api.js';

/** An address or number of somebody, and who verified it when. */
export interface Contact {
  readonly channel: ContactChannel;
  readonly title: string;
  readonly value?: string;
  readonly verified?: Status;
}

const CHANNELS = [
  { channel: 'email', value: 'serviceEmail', verified: 'serviceEmailValidated' },
  { channel: 'phone', value: 'serviceMobilePhoneNumber', verified: 'serviceMobilePhoneNumberValidated' },
] as const;

/** What the card about contacts shows, so that the details need not show it again. */
export const CONTACT_ATTRIBUTES: ReadonlySet<string> = new Set(CHANNELS.flatMap(({ value, verified }) => [value, verified]));

/** Whether objects of this type are people. */
export const isPerson = (objectType: string | undefined): boolean => objectType === 'identity';

/** The contacts of a person. */
export function contactsOf({ attributes }: ObjectView, type: ObjectTypeView | undefined): readonly Contact[] {
  return CHANNELS.filter(({ value }) => type?.attributes[value] !== undefined).map(({ channel, value, verified }) => ({
    channel,
    title: type?.attributes[value]?.title ?? '',
    ...(typeof attributes[value] === 'string' ? { value: attributes[value] } : {}),
    ...(attributes[verified] ? { verified: attributes[verified] as Status } : {}),
  }));
}
