import { NotFound } from '@tessera/engine';

/** The ways to reach a person that can be verified. */
export const CHANNELS = {
  email: { attribute: 'serviceEmail', validated: 'serviceEmailValidated', by: 'mail', isSame: isSameMailbox },
  phone: { attribute: 'serviceMobilePhoneNumber', validated: 'serviceMobilePhoneNumberValidated', by: 'sms', isSame: (one: string, other: string) => one === other },
} as const;

/** One of them. */
export type Channel = keyof typeof CHANNELS;

/** The way of that name; any other is nowhere. */
export function channelOf(name: string): Channel {
  if (!Object.hasOwn(CHANNELS, name)) throw new NotFound('channel', name);
  return name as Channel;
}

/** How one-time codes behave. */
export const CODE = { minutes: 10, tries: 5, pauseSeconds: 60, perHour: 5 } as const;

/** How links that reset a password behave. */
export const LINK = { minutes: 30, perHour: 5 } as const;

// Capitals matter before the sign, not after it.
function isSameMailbox(one: string, other: string): boolean {
  const [mine, yours] = [one, other].map((address) => address.replace(/@.*$/, (domain) => domain.toLowerCase()));
  return mine === yours;
}
