import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown, Words } from '../door/view.js';

/** How a web hook has been doing. */
export class WebHookHealth {
  @Shown({ type: String, enum: ['healthy', 'failing', 'off', 'switched-off', 'unknown'], description: '`switched-off`: by the house, because nothing had arrived for days.' })
  state: 'healthy' | 'failing' | 'off' | 'switched-off' | 'unknown';

  @MayBeAt() lastSuccess?: string;
  @MayBeAt() lastFailure?: string;
  @MayShow({ type: String, description: 'Why it failed last, while it is failing or was switched off for it.' }) cause?: string;
  @MayBeAt() failingSince?: string;
  @MayBeAt() switchedOffAt?: string;
}

/** A web hook; its secret is never among what is shown. */
export class WebHookView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown() address: string;
  @Words() objectTypes: string[];
  @Words() actions: string[];
  @Shown() identification: boolean;
  @Shown() enabled: boolean;
  @Count() revision: number;
  @At() createdAt: string;
  @At() changedAt: string;
  @Shown() changedBy: string;
  @MayShow({ type: String, format: 'date-time', description: 'Until then messages are signed with the former secret, too.' }) formerSecretUntil?: string;
  @Shown() health: WebHookHealth;
}

/** Web hooks, by name. */
export class WebHookPage {
  @Many(() => WebHookView) items: WebHookView[];
  @NextCursor() nextCursor?: string;
}

/** A web hook with its new secret, shown this once. */
export class NewWebHookSecret {
  @Shown() webHook: WebHookView;
  @Shown({ description: 'Verifies signatures as Standard Webhooks describes; shown this once.' }) secret: string;
}

/** What a sample found. */
export class SampleView {
  @Shown() ok: boolean;
  @Shown() message: string;
  @MayShow({ type: 'integer', description: 'The status that the receiver answered.' }) answer?: number;
  @Count() durationMs: number;
  @At() at: string;
}

/** An event on its way to a web hook. */
export class DeliveryView {
  @Shown({ description: 'Names the delivery.' }) id: string;
  @Shown({ format: 'uuid' }) webHook: string;
  @Shown() webHookName: string;
  @Shown({ format: 'uuid', description: 'Id of the event: the same on every attempt.' }) eventId: string;
  @Shown({ description: 'As the receiver reads it.' }) type: string;
  @Shown() action: string;
  @Shown() actionTitle: string;
  @Shown() objectType: string;
  @Shown() objectTypeTitle: string;
  @Shown({ format: 'uuid' }) objectId: string;
  @Shown({ type: String, enum: ['waiting', 'delivered', 'dead'] }) status: string;
  @Count() attempts: number;
  @At() at: string;
  @MayShow({ type: String, format: 'date-time', description: 'While it waits.' }) nextAttempt?: string;
  @MayBeAt() endedAt?: string;
  @MayShow({ type: 'integer', description: 'The status that the receiver answered last.' }) answer?: number;
  @MayShow({ type: 'integer' }) durationMs?: number;
  @MayShow({ type: String, description: 'Why the last attempt failed.' }) cause?: string;
}

/** Deliveries, the latest first. */
export class DeliveryPage {
  @Many(() => DeliveryView) items: DeliveryView[];
  @NextCursor() nextCursor?: string;
}

/** Undelivered events, the latest first. */
export class UndeliveredPage extends DeliveryPage {
  @Shown({ type: 'integer', description: 'All of them, up to 10,000.' }) count: number;
}

/** How many events are sent again. */
export class SentAgainView {
  @Count() count: number;
}

/** A name with its title. */
export class NamedTitle {
  @Shown() name: string;
  @Shown() title: string;
}

/** What a web hook can ask for. */
export class EventChoices {
  @Many(() => NamedTitle) objectTypes: NamedTitle[];
  @Many(() => NamedTitle) actions: NamedTitle[];
}
