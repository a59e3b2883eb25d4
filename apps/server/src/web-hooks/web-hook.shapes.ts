import { Flag, Id, Text, Texts } from '../door/shape.js';
import { PageQuery } from '../http/objects/object.shapes.js';

/** What an administrator decides about a web hook. */
export class SaveWebHook {
  @Text(200) name: string;
  @Text(2_000, { description: 'Where events are posted: an address that begins with http:// or https://.' }) address: string;
  @Texts(200, 100, { description: 'Names of object types; none means all.' }) objectTypes: string[];
  @Texts(20, 50, { description: 'Built-in actions; none means all.' }) actions: string[];
  @Flag({ description: 'Whether events carry identification data.' }) identification: boolean;
  @Flag({ description: 'Nothing is kept for a web hook that is off.' }) enabled: boolean;
}

/** Which undelivered events. */
export class UndeliveredQuery extends PageQuery {
  @Id({ optional: true, description: 'Only those of this web hook.' }) webHook?: string;
}

/** Which undelivered events to send again. */
export class SendAgain {
  @Id({ optional: true, description: 'Only those of this web hook.' }) webHook?: string;
}
