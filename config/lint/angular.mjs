// The screens: Angular's own rules, and what makes a page usable without a mouse or without sight.
import angular from 'angular-eslint';

const SCREENS = ['apps/admin', 'apps/operator', 'libs/forms', 'libs/shell'];
const sources = SCREENS.map((room) => `${room}/src/**/*.ts`);
const templates = SCREENS.map((room) => `${room}/src/**/*.html`);

const only = (files, configs) => configs.map((config) => ({ ...config, files }));

/** Angular's rules as flat configuration; templates inside a component are looked at like files. */
export const screens = [
  ...only(sources, angular.configs.tsRecommended),
  {
    files: sources,
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/prefer-inject': 'error',
    },
  },
  // A template inside a component has the component's name followed by its own.
  ...only([...templates, ...sources.map((path) => `${path}/*.html`)], [
    ...angular.configs.templateRecommended, ...angular.configs.templateAccessibility,
  ]),
  {
    files: [...templates, ...sources.map((path) => `${path}/*.html`)],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/button-has-type': 'error',
      // A dialog and the sign-in page put the focus where typing begins.
      '@angular-eslint/template/no-autofocus': 'off',
    },
  },
];
