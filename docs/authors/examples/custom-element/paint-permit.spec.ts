/** @jest-environment jsdom */
import { paintPermit } from './paint-permit.js';
import './browser/permit-colour.js';

type Element = HTMLElement & { field?: unknown; value?: unknown };
const field = paintPermit.steps[0].fields.colour;

function shown(): { element: Element; told: unknown[] } {
  const told: unknown[] = [];
  const element = Object.assign(document.createElement(field.element), { field, value: field.initial }) as Element;
  element.addEventListener('value-change', (event) => told.push((event as CustomEvent).detail));
  document.body.replaceChildren(element);
  return { element, told };
}

// #region spec
it('shows the value that it was given, and tells of another choice', () => {
  const { element, told } = shown();
  const checked = () => [...element.querySelectorAll('input')].findIndex((input) => input.checked);
  expect(element.textContent).toBe('ColourBlueGreenRed');
  expect(checked()).toBe(0);
  element.querySelectorAll('input')[1]?.click();
  expect(told).toEqual(['#146c2e']);
  element.value = '#b3261e';
  expect(checked()).toBe(2);
});
// #endregion
