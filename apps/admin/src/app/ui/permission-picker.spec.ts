import { provideZonelessChangeDetection, signal, inputBinding, twoWayBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { PermissionPicker } from './permission-picker.js';

function pickerWith(chosen: readonly string[], titles: ReadonlyMap<string, string> = new Map()) {
  const value = signal<readonly string[]>(chosen);
  TestBed.configureTestingModule({
    providers: [provideZonelessChangeDetection(), provideTransloco({ config: { availableLangs: ['en-US'], defaultLang: 'en-US' } })],
  });
  const fixture = TestBed.createComponent(PermissionPicker, {
    bindings: [
      inputBinding('heading', () => 'Grants'),
      inputBinding('permissions', () => ['card:order', 'card:abort', 'role:read']),
      inputBinding('titles', () => titles),
      twoWayBinding('chosen', value),
    ],
  });
  fixture.detectChanges();
  const boxes = new Map(
    [...(fixture.nativeElement as HTMLElement).getElementsByTagName('label')].map((label) => [label.textContent?.trim().replace(/ +/g, ' ') ?? '', label.getElementsByTagName('input')[0]]),
  );
  return { boxes, value };
}

test('one permission more is granted by its box', () => {
  const { boxes, value } = pickerWith(['role:read']);
  boxes.get('card:order')?.click();
  expect(value()).toEqual(['card:order', 'role:read']);
});

test('what a star grants is ticked and cannot be taken away one by one', () => {
  const { boxes } = pickerWith(['card:*']);
  expect(boxes.get('card:abort')?.checked).toBe(true);
  expect(boxes.get('card:abort')?.disabled).toBe(true);
  expect(boxes.get('role:read')?.checked).toBe(false);
});

test('what has a title is called by it, under the type that it is about', () => {
  const titles = new Map([['card:read', 'Cards: see'], ['card:order', 'Order cards'], ['card:abort', 'Cards: abort'], ['role:read', 'See roles']]);
  const { boxes } = pickerWith([], titles);
  expect([...boxes.keys()]).toEqual(['See roles role:read', 'Abort card:abort', 'Order cards card:order']);
});
