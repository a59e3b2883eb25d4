import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, makeEnvironmentProviders, provideAppInitializer, provideZonelessChangeDetection } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import type { Routes } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { LANGUAGES, Texts } from '@tessera/forms';
import { FRAME_PARTS } from './frame/navigation.js';
import type { FrameParts } from './frame/navigation.js';
import { firstLanguage, rememberLanguage } from './i18n/language.js';
import { APP_SENTENCES, SentencesLoader } from './i18n/translations.js';
import type { AppSentences } from './i18n/translations.js';
import { NOT_FOUND_PAGE, SESSION_PAGES } from './session/pages.js';
import { Session } from './session/session.js';
import { confirmInterceptor, csrfInterceptor, languageInterceptor, signedOutInterceptor } from './session/interceptors.js';
import { Theme } from './theme/theme.js';
import { PageTitle } from './title/page-title.js';

/** What an app says about itself. */
export interface ShellParts extends FrameParts {
  readonly routes: Routes;
  readonly sentences: AppSentences;
  /** What the app does with every request and answer, around what the shell does. */
  readonly interceptors?: readonly HttpInterceptorFn[];
}

/** Everything that both apps need around their own pages. */
export function provideShell(parts: ShellParts): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideZonelessChangeDetection(),
    provideHttpClient(withInterceptors([...(parts.interceptors ?? []), confirmInterceptor, languageInterceptor, csrfInterceptor, signedOutInterceptor])),
    provideRouter(
      [...SESSION_PAGES, ...parts.routes, ...NOT_FOUND_PAGE],
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'en-US', fallbackLang: 'en-US', reRenderOnLangChange: true, prodMode: true },
      loader: SentencesLoader,
    }),
    { provide: APP_SENTENCES, useValue: parts.sentences },
    { provide: FRAME_PARTS, useValue: parts },
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(beforeTheFirstPage),
  ]);
}

async function beforeTheFirstPage(): Promise<void> {
  inject(Theme);
  const texts = inject(Texts);
  const session = inject(Session);
  const language = firstLanguage();
  rememberLanguage(language);
  await Promise.all([texts.use(language), session.load()]);
}
