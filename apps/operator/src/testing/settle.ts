import { TestBed } from '@angular/core/testing';

/** Lets answers of the server reach the screen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
