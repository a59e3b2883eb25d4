import { Client, type Answer } from '../../support/client.ts';
import { enter, expectStatus, startHouse, type House } from '../../support/house.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { until } from '../../support/random.ts';
import { putOn, type Entry } from '../../support/use-cases.ts';

/** A person as the API shows them. */
export interface Shown {
  readonly id: string;
  readonly state: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly common: Readonly<Record<string, { readonly date: string; readonly identity: { readonly id: string; readonly name: string }; readonly position?: { readonly name: string } } | undefined>>;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** Somebody with an account, signed in with a password of their own. */
export interface Member {
  readonly client: Client;
  /** Of the account and of the identity: a new account makes an identity of the same id. */
  readonly id: string;
  readonly userName: string;
}

/** What came of a run, or what was wrong with it. */
export interface Outcome {
  readonly status: string;
  readonly outcome?: { readonly objects: readonly { readonly id: string }[] };
  readonly reason?: string;
  readonly faults?: readonly { readonly pointer: string; readonly reason: string }[];
}

interface Ground { readonly house: House; readonly admin: Client; readonly post: MailServer; readonly entries: ReadonlyMap<string, string> }

const SETTERS = ['ServiceEmail', 'ServiceMobilePhoneNumber', 'PreferredLanguage', 'Identification', 'IdentificationDocument', 'Picture', 'Signature'];
let opened: Ground | undefined;

/** The house that all checks stand in. */
export function ground(): Ground {
  if (!opened) throw new Error('the house is not open');
  return opened;
}

/** Opens a house with people, use cases and a way out for mails. */
export async function openGround(): Promise<void> {
  const post = await startMailServer(0, () => false);
  const house = await startHouse();
  const { administrator: admin } = house;
  const settings = { host: '127.0.0.1', port: post.port, encryption: 'none', senderAddress: 'cards@example.org' };
  await expectStatus(admin.put('/admin/connectors/mail-smtp', { settings }, { 'if-match': '"0"' }), 200);
  const named = (...names: readonly string[]) => names.map((useCase) => ({ useCase }));
  const entries: Entry[] = [
    ...(await putOn(admin, 'new', named('UsersProcCreate'), 'identity')),
    ...(await putOn(admin, 'active', named('UsersProcEdit', 'UsersProcDeactivate', 'UsersProcDeleteUser', ...SETTERS.map((name) => `IdentityProcSet${name}`)), 'identity')),
    ...(await putOn(admin, 'unassigned', named('TempCardsProcAssign'))),
    ...(await putOn(admin, 'assigned', named('TempCardsProcExtend', 'TempCardsProcWithdraw'))),
  ];
  opened = { house, admin, post, entries: new Map(entries.map(({ useCase, id }) => [useCase, id])) };
}

/** Closes it. */
export async function closeGround(): Promise<void> {
  await opened?.house.stop();
  await opened?.post.stop();
}

/** Performs a use case at once. */
export function carryOut(useCase: string, subjectIds: readonly string[], input: object, client = ground().admin): Promise<Answer<Outcome>> {
  return client.post<Outcome>('/runs', { entryId: ground().entries.get(useCase), subjectIds, input, submit: true });
}

/** A person without an account. */
export async function newPerson(name: string, more: object = {}): Promise<string> {
  const { body } = await expectStatus(carryOut('UsersProcCreate', [], { name, ...more }), 201);
  return body.outcome?.objects[0]?.id ?? '';
}

/** Somebody with an account and some roles. */
export async function newMember(userName: string, roles: readonly string[] = [], displayName = 'Mario De Rossi'): Promise<Member> {
  const { house, admin } = ground();
  const { body } = await expectStatus(admin.post<{ id: string; password: string }>('/admin/accounts', { userName, displayName, roles }), 201);
  return { client: await enter(house.url, userName, body.password), id: body.id, userName };
}

/** An object as somebody sees it. */
export async function read(id: string, client = ground().admin): Promise<Shown> {
  return (await expectStatus(client.get<Shown>(`/objects/${id}`), 200)).body;
}

/** Tries to sign in as somebody, in a browser of its own. */
export async function signIn(userName: string, password: string, more: object = {}): Promise<{ readonly status: number; readonly body: Outcome; readonly client: Client }> {
  const client = new Client(ground().house.url);
  const { status, body } = await client.signIn(userName, password, more);
  return { status, body: body as unknown as Outcome, client };
}

/** Sends a file for a field of a use case; answers its id. */
export async function upload(useCase: string, field: string, content: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const { admin, entries } = ground();
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const answer = await fetch(`${admin.base}/api/files?field=${field}&entryId=${entries.get(useCase)}`, { method: 'POST', headers: admin.credentials(), body: form });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** The latest mail that came to an address and says this. */
export async function mailTo(address: string, says: RegExp): Promise<string> {
  const found = await until(`a mail to ${address}`, 20_000, async () =>
    ground().post.arrived.filter(({ to, raw }) => to === address && says.test(raw)).at(-1));
  return says.exec(found.raw)?.[1] ?? found.raw;
}

/** The answer to why somebody is deactivated or deleted: the house asks for one of its reasons. */
export async function reasonFor(type: string): Promise<{ readonly reason: string | undefined }> {
  const { body } = await ground().admin.get<{ items: { id: string }[] }>(`/objects?type=reason&state=offered&attr.type=${type}&limit=1`);
  return { reason: body.items[0]?.id };
}

/** Makes a model of people; with a scenario, that is what its people follow. */
export async function modelOf(name: string, scenario?: string): Promise<string> {
  const { body } = await expectStatus(ground().admin.post<{ id: string }>('/admin/object-models/identity', { name, ...(scenario && { scenario }) }), 201);
  return body.id;
}
