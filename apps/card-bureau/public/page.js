import { language, text, translatePage } from './texts.js';

const REFRESH_MS = 2000;
const byId = (id) => document.getElementById(id);
const form = byId('settings');
const number = new Intl.NumberFormat(language);
const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
let isAway = false;

async function call(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error([body.detail, ...(body.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`)].join(' '));
  return body;
}

function say(message, isWrong) {
  byId('message').textContent = message;
  byId('message').classList.toggle('wrong', isWrong);
}

function cell(content, className) {
  const element = document.createElement('td');
  element.append(content);
  if (className) element.className = className;
  if (className === 'long') element.title = content;
  return element;
}

function badge(status) {
  const element = document.createElement('span');
  element.className = `badge ${status}`;
  element.textContent = text(`state.${status}`);
  return element;
}

function row(order) {
  const cards = number.format(order.cardCount) + (order.failedCards ? ` (${number.format(order.failedCards)} ${text('failedCards')})` : '');
  const element = document.createElement('tr');
  element.append(
    cell(order.orderId, 'long'),
    cell(badge(order.status)),
    cell(cards, 'number'),
    cell(order.layoutId),
    cell(dateTime.format(new Date(order.createdAt))),
    cell(order.shipments.join(', '), 'several'),
    cell(order.key, 'long'),
  );
  return element;
}

function show({ orders, totals }) {
  byId('total-orders').textContent = number.format(totals.orders);
  byId('total-cards').textContent = number.format(totals.cards);
  byId('total-closed').textContent = number.format(totals.closedKeys);
  byId('total-events').textContent = number.format(totals.waitingEvents);
  byId('no-orders').hidden = orders.length > 0;
  byId('orders-region').hidden = orders.length === 0;
  byId('orders').replaceChildren(...orders.map(row));
}

async function refresh() {
  if (document.hidden) return;
  try {
    show(await call('control/overview'));
    if (isAway) say('', false);
    isAway = false;
  } catch {
    if (!isAway) say(text('away'), true);
    isAway = true;
  }
}

function fill({ productionSeconds, faults, seed }) {
  for (const [name, value] of Object.entries({ productionSeconds, seed, ...faults })) {
    const input = form.elements.namedItem(name);
    if (input === null) continue;
    if (input.type === 'checkbox') input.checked = value;
    else input.value = String(value);
  }
}

function collect() {
  const faults = {};
  for (const input of form.querySelectorAll('input')) faults[input.name] = input.type === 'checkbox' ? input.checked : input.valueAsNumber;
  const { productionSeconds, seed, ...others } = faults;
  return { productionSeconds, seed, faults: others };
}

async function save(event) {
  event.preventDefault();
  try {
    const options = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(collect()) };
    fill(await call('control/settings', options));
    say(text('saved'), false);
  } catch (error) {
    say(text('notSaved') + error.message, true);
  }
}

async function discard() {
  fill(await call('control/settings'));
  say(text('discarded'), false);
}

translatePage();
form.addEventListener('submit', (event) => void save(event));
byId('discard').addEventListener('click', () => void discard().catch(() => say(text('away'), true)));
document.addEventListener('visibilitychange', () => void refresh());
await refresh();
await call('control/settings').then(fill).catch(() => say(text('away'), true));
setInterval(() => void refresh(), REFRESH_MS);
