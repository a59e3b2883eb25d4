import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Confirm } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';

/** A page that may hold work nobody saved. */
export interface HoldsWork {
  hasUnsavedWork(): boolean;
}

/** Asks before unsaved work is lost. */
export const askBeforeLeaving: CanDeactivateFn<HoldsWork> = (page) => {
  const t = sentences();
  if (!page.hasUnsavedWork()) return true;
  return inject(Confirm).ask({
    title: t('leave.heading'),
    text: t('leave.text'),
    yes: t('leave.leave'),
    no: t('leave.stay'),
    tone: 'danger',
  });
};
