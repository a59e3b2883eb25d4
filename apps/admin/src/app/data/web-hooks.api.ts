import { inject, Injectable } from '@angular/core';
import {
  Api, changeWebHook, changeWebHookSecret, createWebHook, deleteWebHook, discardUndelivered, listDeliveries, listEventChoices, listUndelivered,
  listWebHooks, readWebHook, sendAgain, sendAllAgain, testWebHook, type DeliveryPage, type EventChoices, type NewWebHookSecret, type SampleView,
  type SaveWebHook, type UndeliveredPage, type WebHookPage, type WebHookView,
} from '@tessera/api-client';
import { because, seen } from './values.js';

/** Web hooks and what could not be delivered to them. */
@Injectable({ providedIn: 'root' })
export class WebHooksApi {
  private readonly api = inject(Api);

  /** Web hooks by name. */
  list(cursor: string | undefined): Promise<WebHookPage> {
    return this.api.invoke(listWebHooks, cursor === undefined ? {} : { cursor });
  }

  /** Those that the house has switched off. */
  async switchedOff(): Promise<readonly WebHookView[]> {
    const all: WebHookView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.list(cursor);
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return all.filter(({ health }) => health.state === 'switched-off');
  }

  read(id: string): Promise<WebHookView> {
    return this.api.invoke(readWebHook, { id });
  }

  /** What a web hook can ask for. */
  choices(): Promise<EventChoices> {
    return this.api.invoke(listEventChoices);
  }

  add(body: SaveWebHook, reason = ''): Promise<NewWebHookSecret> {
    return this.api.invoke(createWebHook, { ...because(reason), body });
  }

  change(id: string, revision: number, body: SaveWebHook, reason = ''): Promise<WebHookView> {
    return this.api.invoke(changeWebHook, { id, 'If-Match': seen(revision), ...because(reason), body });
  }

  async remove(id: string, reason = ''): Promise<void> {
    await this.api.invoke(deleteWebHook, { id, ...because(reason) });
  }

  newSecret(id: string): Promise<NewWebHookSecret> {
    return this.api.invoke(changeWebHookSecret, { id });
  }

  /** Sends a sample now. */
  test(id: string): Promise<SampleView> {
    return this.api.invoke(testWebHook, { id });
  }

  /** What goes and went to a web hook. */
  deliveries(id: string, cursor: string | undefined): Promise<DeliveryPage> {
    return this.api.invoke(listDeliveries, { id, limit: 20, ...(cursor === undefined ? {} : { cursor }) });
  }

  /** What could not be delivered, to one web hook or to any. */
  undelivered(webHook: string | undefined, cursor: string | undefined): Promise<UndeliveredPage> {
    return this.api.invoke(listUndelivered, { ...(webHook ? { webHook } : {}), ...(cursor === undefined ? {} : { cursor }) });
  }

  async sendAgain(id: string): Promise<void> {
    await this.api.invoke(sendAgain, { id });
  }

  /** Answers how many go out again. */
  async sendAllAgain(webHook: string | undefined): Promise<number> {
    return (await this.api.invoke(sendAllAgain, { body: webHook ? { webHook } : {} })).count;
  }

  async discard(id: string): Promise<void> {
    await this.api.invoke(discardUndelivered, { id });
  }
}
